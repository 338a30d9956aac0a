/**
 * The service worker lets the shell open without a network. It exists only on HTTPS and localhost; elsewhere
 * an open page still works offline, it only must not be closed.
 */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  void import('virtual:pwa-register').then(({ registerSW }) => registerSW({ immediate: true }));
}

/** After an upgrade an old page may ask for a chunk that is gone: it loads itself anew, once. */
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('guiju.reloaded') ?? 0);
  if (Date.now() - last < 60_000 || !navigator.onLine) return;
  event.preventDefault();
  sessionStorage.setItem('guiju.reloaded', String(Date.now()));
  location.reload();
});
