/**
 * Addresses that somebody might bring into a window: none may ever be shown. Run through the policy as a table and through
 * Chromium (after the idea of Actual's navigation tests).
 * @param centre origin of the centre, e.g. `http://127.0.0.1:8080`
 */
export const hostileAddresses = (centre: string): string[] => {
  const { protocol, hostname, port, host } = new URL(centre)
  return [
    'https://example.com/',
    `${protocol}//${host}.example.com/kiosk/`,
    `${protocol}//${host}@example.com/kiosk/`,
    `${protocol}//example.com/${host}/kiosk/`,
    `${protocol}//example.com#${centre}/kiosk/`,
    `${protocol}//user:word@${host}/kiosk/`,
    `${protocol === 'http:' ? 'https' : 'http'}://${host}/kiosk/`,
    `${protocol}//${hostname}:${Number(port) + 1}/kiosk/`,
    `${protocol}//${hostname}./kiosk/`,
    `${centre}/`,
    `${centre}/admin/`,
    `${centre}/kiosk/../admin/`,
    `${centre}/kiosk/%2e%2e/admin/`,
    `${centre}/kiosk/evil.html`,
    `${centre}/v1/openapi.json`,
    `${centre}//example.com/kiosk/`,
    `\\\\example.com\\kiosk\\`,
    'file:///etc/passwd',
    'file://C:/Windows/System32/cmd.exe',
    'chrome://settings/',
    'chrome://crash/',
    'devtools://devtools/bundled/inspector.html',
    'view-source:https://example.com/',
    'data:text/html,<h1>x</h1>',
    'javascript:void(document.title="x")//',
    'about:blank',
    'ms-settings:',
    'ms-availablenetworks:',
    'tel:113',
    'mailto:a@example.com',
    'app://other/away/',
    'app://shell.example.com/away/',
    'app:shell/away/',
  ]
}
