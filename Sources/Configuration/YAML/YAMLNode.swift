/// A value of a YAML document, with the place where it begins.
struct YAMLNode: Sendable {
    enum Content: Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        /// Keys and values in the order of the document. No two keys have the same text.
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    let content: Content
    /// The place where the value is written; for an alias, the place of the anchor that it repeats.
    let mark: YAMLMark

    var scalar: YAMLScalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    var sequence: [YAMLNode]? {
        guard case .sequence(let nodes) = content else { return nil }
        return nodes
    }

    var mapping: [(key: YAMLNode, value: YAMLNode)]? {
        guard case .mapping(let pairs) = content else { return nil }
        return pairs
    }

    /// The text of a scalar, or of a mapping's default value, whose key is `=` (https://yaml.org/type/value.html); nil
    /// for any other sequence or mapping.
    var text: String? {
        switch content {
        case .scalar(let scalar): scalar.text
        case .sequence: nil
        case .mapping(let pairs): pairs.first { $0.key.scalar?.isDefaultKey == true }?.value.text
        }
    }
}

/// A position in a YAML document.
struct YAMLMark: Hashable, Sendable {
    /// Counted from 1.
    let line: Int
    /// Counted from 1, in Unicode scalars.
    let column: Int
}
