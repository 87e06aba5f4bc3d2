/**
 * A text that n8n's editor shows as it is: of errors it takes the description, and in its notices also
 * the message, for HTML, and names of files and the words of a service are none.
 */
export const plain = (text: string): string => text.replace(/</g, '‹').replace(/>/g, '›');
