package import Linux

/// The names of the reasons beside rejected files.
extension FileName {
    /// The name of the reason beside a rejected file. The beginning of a long name makes room for the end.
    package var reasonName: FileName { appending(Self.reasonSuffix) }

    /// Whether it ends like the name of a reason. A document may have such a name too.
    package var isReason: Bool {
        bytes.count > Self.reasonSuffix.utf8.count
            && bytes.suffix(Self.reasonSuffix.utf8.count).elementsEqual(Self.reasonSuffix.utf8)
    }

    /// The maximum length in bytes of a name that stands whole in the name of its reason. Of two longer names with one beginning
    /// only one can have a reason.
    package static let lengthWithReason = maximumLength - reasonSuffix.utf8.count

    private static let reasonSuffix = ".reason.json"
}
