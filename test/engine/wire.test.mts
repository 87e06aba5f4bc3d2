/** What goes over the wire, and what comes of the answer. One file, so that n8n's engine is started once for all. */
import './wire/anyRequest.mts';
import './wire/filesInJson.mts';
import './wire/formFields.mts';
import './wire/multipart.mts';
import './wire/outputs.mts';
import './wire/streaming.mts';
