import { type Browser, type Locator, type Page } from '@playwright/test';
import { type Job, type Page as ListPage } from '@jeongsi/contract';
import { type Album } from './album';
import { type Bookshop, type Language } from './bookshop';
import { consoleTexts } from './console-texts';
import { type ShopServer } from './shop-day';
import { type Look, visit } from './visit';

/** Goes through the console of the shop and takes pictures of what the guide tells about. */
export class Photographer {
  /** What the console calls things. */
  readonly say: ReturnType<typeof consoleTexts>;
  readonly #windows = new Map<string, Page>();

  constructor(
    private readonly browser: Browser,
    private readonly language: Language,
    private readonly album: Album,
    readonly shop: Bookshop,
    readonly server: ShopServer,
  ) {
    this.say = consoleTexts(language);
  }

  open(look: Look = {}): Promise<Page> {
    return visit(this.browser, this.server.visitor, { language: this.language, ...look });
  }

  take(page: Page, name: string, content: Locator): Promise<void> {
    return this.album.take(page, name, content);
  }

  /** A page as it opens. Windows of the same look are used again: signing in takes longer than a picture. */
  async takeOf(path: string, name: string, content: string, look: Look = {}): Promise<void> {
    const kind = JSON.stringify(look);
    const page = this.#windows.get(kind) ?? (await this.open(look));
    this.#windows.set(kind, page);
    await page.goto(path);
    await this.take(page, name, page.locator(content));
  }

  button(within: Page | Locator, key: string, params?: Record<string, string>): Locator {
    return within.getByRole('button', { name: this.say(key, params), exact: true }).first();
  }

  async jobs(query: Record<string, string>): Promise<Job[]> {
    const answer = await fetch(`${this.server.visitor.url}/api/scheduler/jobs?${new URLSearchParams(query)}`, {
      headers: { Authorization: `Bearer ${this.server.visitor.key}` },
    });
    return ((await answer.json()) as ListPage<Job>).items;
  }
}
