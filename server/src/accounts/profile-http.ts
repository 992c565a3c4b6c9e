/** The door of accounts for who a customer is: profile, requests to change it, look-ups, people of a corporation. */
import * as contract from '@tsunagu/contract/profile.ts'
import { type Served, serve } from '../platform/http/serve.ts'
import { readCorporation } from './corporations/read-corporation.ts'
import { askIdentityChange } from './identity-changes/ask-identity-change.ts'
import { decideIdentityChange } from './identity-changes/decide-identity-change.ts'
import { giveIdentityDocument } from './identity-changes/give-identity-document.ts'
import { listIdentityChanges } from './identity-changes/list-identity-changes.ts'
import { listOpenIdentityChanges } from './identity-changes/list-open-identity-changes.ts'
import { readIdentityDocument } from './identity-changes/read-identity-document.ts'
import { withdrawIdentityChange } from './identity-changes/withdraw-identity-change.ts'
import { changeMember } from './members/change-member.ts'
import { inviteMember } from './members/invite-member.ts'
import { listMembers } from './members/list-members.ts'
import { acceptMembership, leaveMembership, listMemberships } from './members/memberships.ts'
import { removeMember } from './members/remove-member.ts'
import { ownerSession } from './owner-of.ts'
import { areasOf } from './postal/areas-of.ts'
import { changeProfile } from './profile/change-profile.ts'
import { profileOf } from './profile/profile-of.ts'

export const profileEndpoints: readonly Served[] = [
  serve(contract.readProfile, (work) => profileOf(work, ownerSession(work).accountId)),
  serve(contract.changeProfile, (work, { body }) => changeProfile(work, body.details)),

  serve(contract.listIdentityChanges, (work) => listIdentityChanges(work)),
  serve(contract.askIdentityChange, (work, { body }) => askIdentityChange(work, body)),
  serve(contract.giveIdentityDocument, (work, { params, bytes }) => giveIdentityDocument(work, params.changeId, bytes)),
  serve(contract.withdrawIdentityChange, (work, { params }) => withdrawIdentityChange(work, params.changeId)),
  serve(contract.listOpenIdentityChanges, (work, { address }) => listOpenIdentityChanges(work, address)),
  serve(contract.readIdentityDocument, (work, { params, address }) => readIdentityDocument(work, params.changeId, address)),
  serve(contract.decideIdentityChange, (work, { params, body }) => decideIdentityChange(work, { ...params, ...body })),

  serve(contract.readPostalCode, async (_work, { params }) => areasOf(params.postalCode)),
  serve(contract.readCorporation, (work, { params }) => readCorporation(work, params.corporateNumber)),

  serve(contract.listMembers, (work, { query }) => listMembers(work, query.membership)),
  serve(contract.inviteMember, (work, { body }) =>
    inviteMember(work, { email: body.email, role: body.role, membershipId: body.membership }),
  ),
  serve(contract.changeMember, (work, { params, body }) => changeMember(work, { ...params, ...body })),
  serve(contract.removeMember, (work, { params }) => removeMember(work, params.memberId)),
  serve(contract.listMemberships, (work) => listMemberships(work)),
  serve(contract.acceptMembership, (work, { params }) => acceptMembership(work, params.memberId)),
  serve(contract.leaveMembership, (work, { params }) => leaveMembership(work, params.memberId)),
]
