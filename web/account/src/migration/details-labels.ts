import { useTexts } from '@tsunagu/kit/language.tsx'
import { passwordTexts } from '@tsunagu/kit/password-texts.ts'
import { linkageTexts } from '../linkage/texts.ts'
import { useMigration } from './flow.ts'
import { migrationTexts } from './texts.ts'

/** What the details are called, in the form, its summary and the confirmation. */
export function useDetailsLabels() {
  const t = useTexts(migrationTexts)
  const linkage = useTexts(linkageTexts)
  const words = useTexts(passwordTexts)
  const { kind } = useMigration().details
  return {
    name: kind === 'corporation' ? t.corporationName : linkage.name,
    kana: linkage.kana,
    birthDate: linkage.birthDate,
    gender: t.gender,
    corporateNumber: t.corporateNumber,
    department: t.department,
    postalCode: t.postalCode,
    prefecture: t.prefecture,
    city: t.city,
    street: t.street,
    building: t.building,
    mobilePhone: t.mobilePhone,
    contactPhone: t.contactPhone,
    password: words.password,
    passwordAgain: words.again,
  }
}
