import { brand } from '@tsunagu/contract/brand.ts'
import { useBoth } from '@tsunagu/kit/language.tsx'
import { useEffect } from 'react'

/** The page's name in the browser's tab and for screen readers. */
export function useTitle(title: string): void {
  const account = useBoth()(brand.account)
  useEffect(() => {
    document.title = title === account ? title : `${title} — ${account}`
  }, [title, account])
}
