import { brand } from '@tsunagu/contract/brand.ts'
import { useBoth } from '@tsunagu/kit/language.tsx'
import { useEffect } from 'react'

/** The page's name in the browser's tab and for screen readers. */
export function useTitle(title: string): void {
  const product = useBoth()(brand.product)
  useEffect(() => {
    document.title = `${title} — ${product}`
  }, [title, product])
}
