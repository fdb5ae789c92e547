import { launchBrowser } from './browser.ts';
import { application } from './application.ts';
import { mkdirSync } from 'node:fs';
const { get } = application();
mkdirSync('/tmp/w/G/shots', { recursive: true });
const browser = await launchBrowser();
const shots: [string, string, 'light'|'dark', number, string?][] = [
  ['found', '/search?q=viestint%C3%A4&lang=fi', 'light', 360],
  ['found', '/search?q=henkil%C3%B6st%C3%B6&lang=fi', 'light', 768],
  ['found', '/search?q=asiakas&lang=sv', 'dark', 1280],
  ['narrowed', '/search?q=hallinto&type=TosClass&lang=fi', 'dark', 1280],
  ['nothing', '/search?q=viestnt%C3%A4&lang=en', 'light', 360],
  ['nothing2', '/search?q=qwertyuiop+zzz&unit=organisation/elinkeino-osasto&lang=fi', 'dark', 1280],
  ['empty', '/search?lang=sv', 'light', 768],
  ['suggest', '/?lang=fi', 'light', 360, 'rek'],
  ['suggest', '/register?lang=fi', 'dark', 1280, 'vies'],
];
for (const [name, path, colorScheme, width, typed] of shots) {
  const context = await browser.newContext({ viewport: { width, height: 740 }, colorScheme });
  await context.route('**', async (route) => {
    const request = route.request();
    const answer = await get(request.url(), { ...request.headers(), 'accept-encoding': 'identity' });
    await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) });
  });
  const page = await context.newPage();
  page.on('console', (m) => console.log(name, m.text()));
  page.on('pageerror', (e) => console.log(name, e.message));
  await page.goto('http://localhost:4000' + path);
  if (typed) { await page.locator('input[type=search]').pressSequentially(typed); await page.locator('[role=option]').first().waitFor(); await page.keyboard.press('ArrowDown'); }
  await page.screenshot({ path: `/tmp/w/G/shots/${name}-${width}-${colorScheme}.png`, fullPage: !typed });
  await context.close();
}
await browser.close();
