import { brand } from '@tsunagu/contract/brand.ts'
import { useBoth } from '@tsunagu/kit/language.tsx'

/** GEN-19: the marks of others that the screens name. */
export function Credits() {
  const both = useBoth()
  return (
    <ul className="credits">
      {brand.credits.map((credit) => (
        <li key={credit.ja}>{both(credit)}</li>
      ))}
    </ul>
  )
}
