import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Locator, type Page } from '@playwright/test';
import { type Language } from './bookshop';
import { inFewColours } from './few-colours';

const IMAGES = join(__dirname, '../../../../docs/guide/images');

/** The pictures of the guide in one language. */
export class Album {
  private constructor(private readonly folder: string) {}

  /** Throws away what was there: a picture that is no longer taken must not stay. */
  static async empty(language: Language): Promise<Album> {
    const folder = join(IMAGES, language);
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) await rm(join(folder, name));
    return new Album(folder);
  }

  /** What the window shows, once `content` is there and nothing is being fetched. */
  async take(page: Page, name: string, content: Locator): Promise<void> {
    await content.first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    await page.evaluate(() => document.fonts.ready);
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await writeFile(join(this.folder, `${name}.png`), inFewColours(picture));
  }
}
