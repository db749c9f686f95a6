import Linux

/// The name of a document as somebody gives it.
enum DocumentArgument {
    /// The name that the daemon knows the document by: in one that is not UTF-8, as a shell completes it, the other bytes are escaped
    /// ("kent-\\xe9.txt").
    static func name(_ argument: String) -> String {
        let bytes = RawPath.bytes(argument)
        return String(validating: bytes, as: UTF8.self) == nil ? FileName(bytes)?.description ?? argument : argument
    }
}
