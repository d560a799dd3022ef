/** The XOAUTH2 error challenge, in the form that Google documents. */
export const errorChallenge = Buffer.from(
  JSON.stringify({ status: '400', schemes: 'Bearer', scope: 'https://outlook.office.com/' }),
).toString('base64');
