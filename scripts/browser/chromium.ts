import { accessSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the Chromium of CHROMIUM_PATH, an installed one, or else the one inside @sparticuz/chromium. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const path = process.env['CHROMIUM_PATH'] ?? installed.find(exists);
  return chromium.launch({
    executablePath: path ?? (await bundled.executablePath()),
    args: [...quiet, ...more],
  });
}

/** No sandbox, since tests may run as root in a container; nothing that speaks to the outside. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function exists(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}
