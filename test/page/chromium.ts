// Where the browser of this machine is, and what to say where there is none.
import { existsSync } from 'node:fs'

export const chromium = '/usr/bin/chromium'

/** For `skip` of a test: false where there is a browser, and else the reason in plain words. */
export const noBrowser = existsSync(chromium) ? false
  : `no browser at ${chromium}: the page was NOT tried in one. On Debian, as root: apt-get install chromium`
