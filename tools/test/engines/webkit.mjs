import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../programs.mjs';
import { installFromDebian } from '../debian.mjs';
import { openBrowser } from './open-browser.mjs';
import { withDisplay } from './display.mjs';

const debianPackages = ['libwebkit2gtk-4.1-0', 'xvfb'];

/** WebKit's own little browser comes with its library; it needs a display, which Xvfb keeps in memory. */
export async function provideWebkit() {
  const isReady = () => findMiniBrowser() && findProgram('Xvfb');
  try {
    if (!isReady()) await installFromDebian(...debianPackages);
  } catch (error) {
    return { missing: `no WebKit with Xvfb is installed, and installing one ${error.message}` };
  }
  if (!isReady()) return { missing: `${debianPackages.join(' and ')} brought no MiniBrowser` };
  return {
    open: (url, until) =>
      withDisplay(findProgram('Xvfb'), (display) =>
        openBrowser(() => [findMiniBrowser(), url], { until, env: { ...quietEnvironment, DISPLAY: display } }),
      ),
  };
}

/** No accessibility bus and no graphics card: a container has neither. */
const quietEnvironment = { NO_AT_BRIDGE: '1', GDK_BACKEND: 'x11', WEBKIT_DISABLE_DMABUF_RENDERER: '1' };

function findMiniBrowser() {
  const libraries = ['/usr/lib', '/usr/libexec'].filter((folder) => existsSync(folder));
  const folders = libraries.flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name))]);
  return folders.map((folder) => join(folder, 'webkit2gtk-4.1', 'MiniBrowser')).find((path) => existsSync(path));
}
