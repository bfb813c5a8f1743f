import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { copyTeam, readSite } from './src/site/configuration.ts';
import { remarkFences } from './src/markdown/fences.ts';
import { remarkLinks } from './src/markdown/links.ts';
import { remarkSections } from './src/markdown/sections.ts';

copyTeam();
const { address: site, base } = readSite('.');

export default defineConfig({
  site,
  base,
  trailingSlash: 'ignore',
  outDir: process.env.OUT_DIR ?? 'dist',
  cacheDir: '.astro/cache',
  publicDir: 'src/public',
  server: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4321) },
  integrations: [mdx()],
  markdown: {
    syntaxHighlight: false,
    // Smart quotes would turn the dashes and quotes of commands into others.
    processor: unified({
      remarkPlugins: [remarkFences, remarkSections, [remarkLinks, { base }]],
      smartypants: false,
    }),
  },
  build: { format: 'directory', inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  vite: {
    plugins: [
      {
        // While the site is being written, a change of a document is a change of all that is worked out from it.
        name: 'content-changes',
        hotUpdate({ file }) {
          if (file.includes('/content/')) this.environment.moduleGraph.invalidateAll();
        },
      },
    ],
  },
});
