/** A file of a multipart request. */
export class Upload {
  /** The name the client gave, without any folder; empty where it gave none. */
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;

  constructor(file: { filename: string; contentType: string; bytes: Uint8Array }) {
    this.filename = file.filename;
    this.contentType = file.contentType;
    this.bytes = file.bytes;
  }
}
