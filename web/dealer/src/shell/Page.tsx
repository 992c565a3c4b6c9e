import { brand } from '@tsunagu/contract/brand.ts'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { type ReactNode, useEffect } from 'react'
import { shellTexts, waitingTitle } from './texts.ts'
import { useWaitingCount } from './waiting.ts'

/** The tab's title: who waits, the page, the product. `turned`: no number before it, for a screen that the customer sees. */
export function useTitle(title: string, { turned = false }: { turned?: boolean } = {}): void {
  const t = useTexts(shellTexts)
  const product = useBoth()(brand.product)
  const waiting = useWaitingCount()
  useEffect(() => {
    document.title = turned ? `${title} — ${product}` : waitingTitle(waiting, `${title} — ${product} ${t.console}`)
  }, [title, product, waiting, turned, t.console])
}

interface PageProps {
  title: string
  back?: string
  backLabel?: string
  lead?: ReactNode
  action?: ReactNode
  /** Forms and text to read stay narrow. */
  narrow?: boolean
  children: ReactNode
}

/** One page: its title in the tab and as the only `h1`, then its parts under each other. */
export function Page({ title, back, backLabel, lead, action, narrow = false, children }: PageProps) {
  useTitle(title)
  return (
    <div className={narrow ? 'page page-narrow' : 'page'}>
      <PageHeader
        title={title}
        {...(back ? { back } : {})}
        {...(backLabel ? { backLabel } : {})}
        {...(lead ? { lead } : {})}
        {...(action ? { action } : {})}
      />
      <div className="page-parts">{children}</div>
    </div>
  )
}
