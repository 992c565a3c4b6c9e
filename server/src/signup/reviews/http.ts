import * as contract from '@tsunagu/contract/signup.ts'
import { serve } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { decideReview } from './decide-review.ts'
import { listReviews } from './list-reviews.ts'
import { readReview, readReviewPicture } from './read-review.ts'

export const reviewEndpoints = [
  serve(contract.listReviews, (work, { query }) => listReviews(work, query.show)),
  serve(contract.readReview, (work, { params }) => readReview(work, params.registrationId)),
  serve(contract.readReviewPicture, (work, { params }) => readReviewPicture(work, params.registrationId)),
  serve(contract.decideReview, (work, { params, body }) => decideReview(work, params.registrationId, body)),
]

/** Reviewers hear of every registration. */
export const reviewKeys = ({ actor }: Work): string[] =>
  actor.kind === 'staff' && actor.roles.some((role) => role === 'reviewer' || role === 'administrator') ? ['reviews'] : []
