/** Prints the configuration of an nginx that serves the site from a folder: npm run --silent nginx -- <folder> */
import { nginxServer } from '../src/hosting/nginx.ts';
import { readSite } from '../src/site/configuration.ts';

const [folder = '/usr/share/nginx/html'] = process.argv.slice(2);
if (!/^(\/[\w.~-]+)+$/.test(folder)) {
  console.error(`"${folder}" is not a full path such as /srv/runbooks.`);
  process.exit(2);
}
const { base } = readSite('.');
console.log(nginxServer(base, folder));
