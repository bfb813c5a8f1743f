import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { remarkFences } from './src/markdown/fences.ts';
import { remarkLinks } from './src/markdown/links.ts';
import { remarkSections } from './src/markdown/sections.ts';

// Where the site will be served: SITE=https://runbooks.example.com BASE=/k8s npm run build
const site = process.env.SITE ?? 'http://127.0.0.1:4321';
const base = process.env.BASE ?? '/';

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
});
