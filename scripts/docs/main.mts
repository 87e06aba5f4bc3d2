/** `npm run docs`: renews the parts of the documents that are made from data. */
import { renewDocuments } from './renew.mts';

renewDocuments();
