import * as z from 'zod'

// The pages' CSP forbids eval; Zod would try it once and leave a violation in every console.
z.config({ jitless: true })
