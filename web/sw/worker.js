// Keeps the page and its own files, so that the emergency page opens without a network. Answers of the server are never kept: what is
// said of children lives in memory, or under lock (decision 034).
const CACHE = `nuanyang-${'__RELEASE__'}`
const FILES = '__FILES__'
const SHELL = '/help'
/** How long a page is waited for on a weak network, in milliseconds. */
const WITHIN = 5000

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([SHELL, '/icon.svg', ...FILES]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  // The release before is left: a page of it that is still open finds its files.
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('nuanyang-') && name !== CACHE)
            .slice(0, -1)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  )
})

const keptPage = () => caches.open(CACHE).then((cache) => cache.match(SHELL))

const page = async (request) => {
  const waiting = new AbortController()
  const timer = setTimeout(() => waiting.abort(), WITHIN)
  try {
    return await fetch(request, { signal: waiting.signal })
  } catch {
    return (await keptPage()) ?? Response.error()
  } finally {
    clearTimeout(timer)
  }
}

/** A file of the program that is not among those kept from the start: its name changes with what it holds. */
const fetchAndKeep = async (request) => {
  const answer = await fetch(request)
  if (answer.ok) {
    const copy = answer.clone()
    // A full disk spoils no answer.
    void caches
      .open(CACHE)
      .then((cache) => cache.put(request, copy))
      .catch(() => undefined)
  }
  return answer
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== self.location.origin) return
  if (address.pathname.startsWith('/api/') || address.pathname === '/healthz') return
  // The parents' page is the server's own, and never stands on a device.
  if (address.pathname.startsWith('/p/')) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (address.pathname.startsWith('/assets/') || address.pathname === '/icon.svg')
    event.respondWith(caches.match(request).then((kept) => kept ?? fetchAndKeep(request)))
})
