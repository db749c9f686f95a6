/// A text that holds one YAML document.
enum YAMLDocument {
    /// The levels that values may be nested, aliases included. The settings need 4.
    static let depthLimit = 64

    /// Builds the document's tree. An alias is replaced by the value that it names.
    ///
    /// - Returns: the outermost value; nil for a text without a document, one of comments only for instance.
    /// - Throws: `YAMLError` for a text that is not YAML, has a second document, a key twice in a mapping, an alias without
    ///   an anchor before it, or more than `depthLimit` levels.
    static func parse(_ text: String) throws(YAMLError) -> YAMLNode? {
        var composer = Composer(events: try YAMLEventReader(text))
        return try composer.document()
    }
}

/// Builds a tree from events.
private struct Composer: ~Copyable {
    /// A value with the number of levels below it.
    private typealias Subtree = (node: YAMLNode, height: Int)

    private var events: YAMLEventReader
    private var anchored: [String: Subtree] = [:]

    init(events: consuming YAMLEventReader) { self.events = events }

    mutating func document() throws(YAMLError) -> YAMLNode? {
        var root: YAMLNode?
        while true {
            let (event, mark) = try events.next()
            switch event {
            case .streamStart, .documentEnd: continue
            case .streamEnd: return root
            case .documentStart where root != nil:
                throw YAMLError(message: "a second document begins; remove it, or the line before it.", mark: mark)
            case .documentStart:
                root = try subtree(depth: 0).node
            case .scalar, .sequenceStart, .mappingStart, .collectionEnd, .alias:
                // libyaml sends them within a document only.
                throw YAMLError(message: "a value stands outside a document.", mark: mark)
            }
        }
    }

    private mutating func subtree(depth: Int) throws(YAMLError) -> Subtree {
        let (event, mark) = try events.next()
        return try subtree(of: event, at: mark, depth: depth)
    }

    private mutating func subtree(
        of event: YAMLEventReader.Event, at mark: YAMLMark, depth: Int
    ) throws(YAMLError) -> Subtree {
        let subtree: Subtree
        let name: String?
        switch event {
        case .alias(let anchor):
            guard let target = anchored[anchor] else {
                throw YAMLError(
                    message: "*\(anchor) repeats a value that is not there; mark it with &\(anchor) further up.",
                    mark: mark)
            }
            (subtree, name) = (target, nil)
        case .scalar(let scalar, let anchor):
            (subtree, name) = ((YAMLNode(content: .scalar(scalar), mark: mark), 0), anchor)
        case .sequenceStart(let anchor):
            (subtree, name) = (try sequence(at: mark, depth: depth), anchor)
        case .mappingStart(let anchor):
            (subtree, name) = (try mapping(at: mark, depth: depth), anchor)
        case .documentStart, .documentEnd, .streamStart, .streamEnd, .collectionEnd:
            // libyaml sends them only where a value has ended.
            throw YAMLError(message: "a value is missing.", mark: mark)
        }
        guard depth + subtree.height <= YAMLDocument.depthLimit else {
            throw .tooDeep(at: mark)
        }
        if let name { anchored[name] = subtree }
        return subtree
    }

    private mutating func sequence(at mark: YAMLMark, depth: Int) throws(YAMLError) -> Subtree {
        var nodes: [YAMLNode] = []
        var height = 0
        while let (node, below) = try element(depth: depth) {
            nodes.append(node)
            height = max(height, below)
        }
        return (YAMLNode(content: .sequence(nodes), mark: mark), height + 1)
    }

    private mutating func mapping(at mark: YAMLMark, depth: Int) throws(YAMLError) -> Subtree {
        var pairs: [(key: YAMLNode, value: YAMLNode)] = []
        var lines: [String: Int] = [:]
        var height = 0
        while let (key, belowKey) = try element(depth: depth) {
            if let text = key.text, let line = lines.updateValue(key.mark.line, forKey: text) {
                throw YAMLError(
                    message:
                        "the key \(text.quotedForMessage) is there twice, first in line \(line); remove one of them.",
                    mark: key.mark)
            }
            let (value, belowValue) = try subtree(depth: depth + 1)
            pairs.append((key, value))
            height = max(height, belowKey, belowValue)
        }
        return (YAMLNode(content: .mapping(pairs), mark: mark), height + 1)
    }

    /// The next element of a sequence or key of a mapping; nil at its end.
    ///
    /// - Parameter depth: the level of the sequence or mapping.
    private mutating func element(depth: Int) throws(YAMLError) -> Subtree? {
        let (event, mark) = try events.next()
        if case .collectionEnd = event { return nil }
        // Checked on the way down too: the stack and libyaml's time both grow with the depth.
        guard depth < YAMLDocument.depthLimit else {
            throw .tooDeep(at: mark)
        }
        return try subtree(of: event, at: mark, depth: depth + 1)
    }
}

extension YAMLError {
    fileprivate static func tooDeep(at mark: YAMLMark) -> YAMLError {
        YAMLError(message: "values are nested more than \(YAMLDocument.depthLimit) levels deep.", mark: mark)
    }
}

extension String {
    /// The text in quotes, on one line and cut to a length that a message can bear.
    var quotedForMessage: String {
        let limit = 60
        let isShort = index(startIndex, offsetBy: limit + 1, limitedBy: endIndex) == nil
        return (isShort ? self : prefix(limit) + "…").debugDescription
    }
}
