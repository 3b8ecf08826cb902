import { expect as atOnce, type FileChooser, type Locator, type Page } from '@playwright/test';

/** On a busy machine too. */
const expect = atOnce.configure({ timeout: 30_000 });

/** As many stops as any page has. */
const MOST_STOPS = 150;

/** What only a mouse, a pen or a finger does. Enter and Space click too, but such a click has no place and no count. */
const BY_HAND = ['mousedown', 'mouseup', 'mousemove', 'pointerdown', 'touchstart', 'wheel', 'dblclick', 'dragstart'];

/** Somebody without a mouse: looks at the page, and presses keys. */
export class Keyboard {
  /** What happened that no keyboard does. */
  readonly #byHand: string[] = [];

  private constructor(private readonly page: Page) {}

  /** Watches the page from now on. */
  static async at(page: Page): Promise<Keyboard> {
    const keyboard = new Keyboard(page);
    await page.exposeFunction('usedByHand', (what: string) => keyboard.#byHand.push(what));
    await page.addInitScript((kinds) => {
      const tell = (event: Event): void => {
        const { usedByHand } = window as unknown as { usedByHand: (what: string) => void };
        if (event.isTrusted) usedByHand(event.type);
      };
      for (const kind of kinds) addEventListener(kind, tell, { capture: true, passive: true });
      addEventListener('click', (event) => event.detail > 0 && tell(event), { capture: true });
    }, BY_HAND);
    return keyboard;
  }

  /** Fails when anything but keys was used. */
  expectNothingByHand(): void {
    expect(this.#byHand).toEqual([]);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Tab by Tab, until the focus is there. */
  async to(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
    }
    throw new Error(`The focus never came to ${String(target)}.`);
  }

  /** A link or a button. */
  async enter(target: Locator): Promise<void> {
    await this.to(target);
    await this.press('Enter');
  }

  /** Over whatever stands in the field. */
  async type(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** The chosen radio of a group takes the focus; arrows choose another. */
  async choose(group: Locator, option: string | RegExp): Promise<void> {
    await this.to(group.locator('input:checked'));
    const wanted = group.getByRole('radio', { name: option });
    for (let at = 0; at < 10 && !(await wanted.isChecked()); at++) await this.press('ArrowDown');
    await expect(wanted).toBeChecked();
  }

  /** In a list to select from. */
  async pick(select: Locator, option: string): Promise<void> {
    await this.to(select);
    await this.page.keyboard.type(option);
    await expect(select.locator('option:checked')).toHaveText(option);
  }

  /** In a menu whose button is pressed first. */
  async pickFrom(menuButton: Locator, item: string): Promise<void> {
    await this.enter(menuButton);
    const wanted = this.page.getByRole('menuitem', { name: item });
    const focused = this.page.locator('[role^=menuitem]:focus');
    await expect(focused).toBeVisible();
    for (let at = 0; at < 20 && !(await wanted.evaluate((element) => element === document.activeElement)); at++) {
      await this.press('ArrowDown');
    }
    await expect(wanted).toBeFocused();
    await this.press('Enter');
  }

  /** The window of the operating system that the button opens. */
  async openFiles(target: Locator): Promise<FileChooser> {
    const opening = this.page.waitForEvent('filechooser');
    await this.enter(target);
    return opening;
  }
}
