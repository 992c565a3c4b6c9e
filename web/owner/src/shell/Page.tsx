import { brand } from '@tsunagu/contract/brand.ts'
import { useBoth } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { type ReactNode, useEffect } from 'react'

/** The tab's title: the page, then the product. */
export function useTitle(title: string): void {
  const product = useBoth()(brand.product)
  useEffect(() => {
    document.title = title === product ? product : `${title} — ${product}`
  }, [title, product])
}

interface PageProps {
  title: string
  back?: string
  backLabel?: string
  lead?: ReactNode
  action?: ReactNode
  /** Text to read stays narrow; lists and forms too. */
  narrow?: boolean
  children: ReactNode
}

/** One page: its title in the tab and as the only `h1`, then its parts under each other. */
export function Page({ title, back, backLabel, lead, action, narrow = false, children }: PageProps) {
  useTitle(title)
  return (
    <div className={narrow ? 'page-narrow' : undefined}>
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
