import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { BuildersPage } from './builders/BuildersPage.tsx'
import { WebhookPage } from './builders/WebhookPage.tsx'
import { CarsPage } from './cars/CarsPage.tsx'
import { ChangePhonePage } from './details/ChangePhonePage.tsx'
import { DetailsPage } from './details/DetailsPage.tsx'
import { EditDetailsPage } from './details/EditDetailsPage.tsx'
import { DevicesPage } from './devices/DevicesPage.tsx'
import { NotHerePage } from './frame/NotHerePage.tsx'
import { SignedIn } from './frame/SignedIn.tsx'
import { AskChangePage } from './identity-changes/AskChangePage.tsx'
import { IdentityChangesPage } from './identity-changes/IdentityChangesPage.tsx'
import { LinkagePage } from './linkage/LinkagePage.tsx'
import { LinkCautionsPage } from './linkage/LinkCautionsPage.tsx'
import { LinkConfirmPage } from './linkage/LinkConfirmPage.tsx'
import { LinkDonePage } from './linkage/LinkDonePage.tsx'
import { LinkFlow } from './linkage/LinkFlow.tsx'
import { LinkIdentityPage } from './linkage/LinkIdentityPage.tsx'
import { MembershipsPage } from './members/MembershipsPage.tsx'
import { MembersPage } from './members/MembersPage.tsx'
import { MigrationCautionsPage } from './migration/MigrationCautionsPage.tsx'
import { MigrationCodePage } from './migration/MigrationCodePage.tsx'
import { MigrationConfirmPage } from './migration/MigrationConfirmPage.tsx'
import { MigrationDetailsPage } from './migration/MigrationDetailsPage.tsx'
import { MigrationDonePage } from './migration/MigrationDonePage.tsx'
import { MigrationEmailPage } from './migration/MigrationEmailPage.tsx'
import { MigrationFlow } from './migration/MigrationFlow.tsx'
import { MigrationIdentityPage } from './migration/MigrationIdentityPage.tsx'
import { MigrationPage } from './migration/MigrationPage.tsx'
import { MigrationTermsPage } from './migration/MigrationTermsPage.tsx'
import { PasskeysPage } from './passkeys/PasskeysPage.tsx'
import { ChangePasswordPage } from './password/ChangePasswordPage.tsx'
import { ResetCodePage } from './password-reset/ResetCodePage.tsx'
import { ResetDonePage } from './password-reset/ResetDonePage.tsx'
import { ResetEmailPage } from './password-reset/ResetEmailPage.tsx'
import { ResetFlow } from './password-reset/ResetFlow.tsx'
import { ResetPasswordPage } from './password-reset/ResetPasswordPage.tsx'
import { CardPage } from './payments/CardPage.tsx'
import { PaymentsPage } from './payments/PaymentsPage.tsx'
import { PreferencesPage } from './preferences/PreferencesPage.tsx'
import { RegistrationCodePage } from './registration/RegistrationCodePage.tsx'
import { RegistrationDetailsPage } from './registration/RegistrationDetailsPage.tsx'
import { RegistrationDonePage } from './registration/RegistrationDonePage.tsx'
import { RegistrationEmailPage } from './registration/RegistrationEmailPage.tsx'
import { RegistrationFlow } from './registration/RegistrationFlow.tsx'
import { TermsPage } from './registration/TermsPage.tsx'
import { NewCodesPage } from './second-factor/NewCodesPage.tsx'
import { SignInCodePage } from './second-factor/SignInCodePage.tsx'
import { SwitchOnPage } from './second-factor/SwitchOnPage.tsx'
import { InteractionPage } from './sign-in/InteractionPage.tsx'
import { StaffPage } from './staff/StaffPage.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotHerePage })
const parent = () => root

/* Sign-in: an interaction of the OpenID provider, named by its uid. What it is for is the provider's word, not the address's. */
const signIn = createRoute({ getParentRoute: parent, path: '/account/sign-in/$uid', component: InteractionPage })
const signInCode = createRoute({ getParentRoute: parent, path: '/account/sign-in/$uid/code', component: SignInCodePage })
const staffSignIn = createRoute({ getParentRoute: parent, path: '/account/staff/sign-in/$uid', component: InteractionPage })
const staff = createRoute({ getParentRoute: parent, path: '/account/staff', component: StaffPage })
const consent = createRoute({ getParentRoute: parent, path: '/account/consent/$uid', component: InteractionPage })

const registration = createRoute({ getParentRoute: parent, path: '/account/register', component: RegistrationFlow })
const inRegistration = () => registration
const registrationSteps = [
  createRoute({ getParentRoute: inRegistration, path: '/', component: RegistrationEmailPage }),
  createRoute({ getParentRoute: inRegistration, path: '/email', component: RegistrationEmailPage }),
  createRoute({ getParentRoute: inRegistration, path: '/code', component: RegistrationCodePage }),
  createRoute({ getParentRoute: inRegistration, path: '/details', component: RegistrationDetailsPage }),
]
const registered = createRoute({ getParentRoute: parent, path: '/account/register/done', component: RegistrationDonePage })
const terms = createRoute({ getParentRoute: parent, path: '/account/terms', component: TermsPage })

/* From the old owner's site: what became of it, and procedure 2 for who has a card and no account. */
const migration = createRoute({ getParentRoute: parent, path: '/account/migration', component: MigrationPage })
const migrating = createRoute({ getParentRoute: parent, path: '/account/migration/new', component: MigrationFlow })
const inMigration = () => migrating
const migrationSteps = [
  createRoute({ getParentRoute: inMigration, path: '/', component: MigrationCautionsPage }),
  createRoute({ getParentRoute: inMigration, path: '/cautions', component: MigrationCautionsPage }),
  createRoute({ getParentRoute: inMigration, path: '/terms', component: MigrationTermsPage }),
  createRoute({ getParentRoute: inMigration, path: '/identity', component: MigrationIdentityPage }),
  createRoute({ getParentRoute: inMigration, path: '/email', component: MigrationEmailPage }),
  createRoute({ getParentRoute: inMigration, path: '/code', component: MigrationCodePage }),
  createRoute({ getParentRoute: inMigration, path: '/details', component: MigrationDetailsPage }),
  createRoute({ getParentRoute: inMigration, path: '/confirm', component: MigrationConfirmPage }),
]
const migrated = createRoute({ getParentRoute: parent, path: '/account/migration/new/done', component: MigrationDonePage })

const reset = createRoute({ getParentRoute: parent, path: '/account/reset', component: ResetFlow })
const inReset = () => reset
const resetSteps = [
  createRoute({ getParentRoute: inReset, path: '/', component: ResetEmailPage }),
  createRoute({ getParentRoute: inReset, path: '/email', component: ResetEmailPage }),
  createRoute({ getParentRoute: inReset, path: '/code', component: ResetCodePage }),
  createRoute({ getParentRoute: inReset, path: '/password', component: ResetPasswordPage }),
]
const resetDone = createRoute({ getParentRoute: parent, path: '/account/reset/done', component: ResetDonePage })

const signedIn = createRoute({ getParentRoute: parent, id: 'signed-in', component: SignedIn })
const inside = () => signedIn
const places = [
  createRoute({ getParentRoute: inside, path: '/account/', component: DetailsPage }),
  createRoute({ getParentRoute: inside, path: '/account/edit', component: EditDetailsPage }),
  createRoute({ getParentRoute: inside, path: '/account/phone', component: ChangePhonePage }),
  createRoute({ getParentRoute: inside, path: '/account/cars', component: CarsPage }),
  createRoute({ getParentRoute: inside, path: '/account/payments', component: PaymentsPage }),
  createRoute({ getParentRoute: inside, path: '/account/payments/card', component: CardPage }),
  createRoute({ getParentRoute: inside, path: '/account/identity-changes', component: IdentityChangesPage }),
  createRoute({ getParentRoute: inside, path: '/account/identity-changes/new', component: AskChangePage }),
  createRoute({ getParentRoute: inside, path: '/account/members', component: MembersPage }),
  createRoute({ getParentRoute: inside, path: '/account/memberships', component: MembershipsPage }),
  createRoute({ getParentRoute: inside, path: '/account/security', component: PasskeysPage }),
  createRoute({ getParentRoute: inside, path: '/account/password', component: ChangePasswordPage }),
  createRoute({ getParentRoute: inside, path: '/account/second-factor', component: SwitchOnPage }),
  createRoute({ getParentRoute: inside, path: '/account/second-factor/codes', component: NewCodesPage }),
  createRoute({ getParentRoute: inside, path: '/account/devices', component: DevicesPage }),
  createRoute({ getParentRoute: inside, path: '/account/preferences', component: PreferencesPage }),
  createRoute({ getParentRoute: inside, path: '/account/developers', component: BuildersPage }),
  createRoute({ getParentRoute: inside, path: '/account/developers/webhooks/$webhookId', component: WebhookPage }),
]

/* Procedure 1: a card comes to the account one is signed in with. */
const linking = createRoute({ getParentRoute: inside, path: '/account/linkage/add', component: LinkFlow })
const inLinking = () => linking
const linkSteps = [
  createRoute({ getParentRoute: inLinking, path: '/', component: LinkCautionsPage }),
  createRoute({ getParentRoute: inLinking, path: '/cautions', component: LinkCautionsPage }),
  createRoute({ getParentRoute: inLinking, path: '/identity', component: LinkIdentityPage }),
  createRoute({ getParentRoute: inLinking, path: '/confirm', component: LinkConfirmPage }),
]
const linkagePlaces = [
  createRoute({ getParentRoute: inside, path: '/account/linkage', component: LinkagePage }),
  createRoute({ getParentRoute: inside, path: '/account/linkage/done', component: LinkDonePage }),
]

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    signInCode,
    staffSignIn,
    staff,
    consent,
    registered,
    registration.addChildren(registrationSteps),
    terms,
    resetDone,
    reset.addChildren(resetSteps),
    migration,
    migrated,
    migrating.addChildren(migrationSteps),
    signedIn.addChildren([...places, ...linkagePlaces, linking.addChildren(linkSteps)]),
  ]),
  scrollRestoration: true,
  // Plain words, so that a uid made of digits stays a string.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const pairs = Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
    return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
  },
})
