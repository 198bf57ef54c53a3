import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/table.css'
import './ui/pairing.css'
import './ui/chosen.css'
import './ui/picture.css'
import './ui/pictures.css'
import './ui/places.css'
import './ui/shell.css'
import './ui/controls.css'
import './ui/concern.css'
import './ui/file.css'
import './ui/certificate.css'
import './ui/support.css'
import './ui/print.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './client/queries.ts'
import { router } from './router.tsx'
import { speakPlainly } from './ui/field-words.ts'
import { theme } from './ui/theme.ts'
import { speak, wanted } from './words/words.ts'

speakPlainly(document)
const nonce = document.querySelector('meta[name=csp-nonce]')?.getAttribute('content') ?? ''
// Dialogs lock the page behind them with a style tag of their own; their library looks for the nonce here.
Object.assign(window, { __webpack_nonce__: nonce })
// The page and the emergency numbers open without a network too; not where the browser forbids it (plain http by a name).
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  window.addEventListener('load', () => void navigator.serviceWorker.register('/worker.js').catch(() => undefined))
const root = document.getElementById('root')
const draw = (at: HTMLElement) =>
  createRoot(at).render(
    <StrictMode>
      <MantineProvider theme={theme} getStyleNonce={() => nonce} forceColorScheme="light">
        <Notifications position="bottom-center" />
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
if (root) void speak(wanted()).then(() => draw(root))
