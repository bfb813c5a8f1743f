import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts the Chromium of CHROMIUM_PATH, or else the one inside @sparticuz/chromium, which is light and everywhere the same;
 * where that lacks a library of the system, an installed one.
 */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const chosen = process.env['CHROMIUM_PATH'];
  const paths = chosen ? [chosen] : [await unpackChromium(), ...installed.filter((path) => existsSync(path))];
  const failures: unknown[] = [];
  for (const executablePath of paths) {
    try {
      return await chromium.launch({ executablePath, args: [...quiet, ...more] });
    } catch (failure) {
      failures.push(failure);
    }
  }
  throw new AggregateError(failures, 'No Chromium starts; set CHROMIUM_PATH to one that does.');
}

/** Unpacks the Chromium inside @sparticuz/chromium, once on a machine, and gives its path. */
export function unpackChromium(): Promise<string> {
  return bundled.executablePath();
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
