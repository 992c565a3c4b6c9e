/** Live changes of the topic `signup` renew it. */
export const registrationsKey = ['signup', undefined, 'registrations'] as const
