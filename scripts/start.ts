/** Builds the site if it is not there or older than its sources, and serves it at 127.0.0.1: npm start */
import { preview } from 'astro';
import { readSite } from '../src/site/configuration.ts';
import { ensureBuilt } from './built.ts';

ensureBuilt();
const server = await preview({ logLevel: 'warn' });
console.log(`The site is at http://127.0.0.1:${server.port}${readSite('.').base}; Ctrl+C ends it.`);
