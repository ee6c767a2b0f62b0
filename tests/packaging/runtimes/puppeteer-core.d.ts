// puppeteer-core is installed among the tools of this group only, where nothing is type-checked.
// This is the part of it that firefox.mjs uses.
declare module "puppeteer-core" {
  export interface Page {
    goto(url: string): Promise<unknown>;
    waitForFunction<T>(
      condition: () => T,
      options: { timeout: number },
    ): Promise<{ jsonValue(): Promise<T> }>;
  }

  export interface Browser {
    newPage(): Promise<Page>;
    version(): Promise<string>;
    close(): Promise<void>;
  }

  const puppeteer: {
    launch(options: { browser: "firefox"; executablePath: string }): Promise<Browser>;
  };
  export default puppeteer;
}
