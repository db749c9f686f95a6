import CYaml

/// Reads the events of a YAML text, one after the other, through libyaml.
///
/// It owns libyaml's parser and a copy of the text, which the parser points into.
struct YAMLEventReader: ~Copyable {
    enum Event: Sendable {
        case documentStart
        case scalar(YAMLScalar, anchor: String?)
        case sequenceStart(anchor: String?)
        case mappingStart(anchor: String?)
        /// The end of a sequence or of a mapping.
        case collectionEnd
        case alias(String)
        case documentEnd
        case streamStart
        case streamEnd
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let count: Int

    /// - Throws: `YAMLError`: there is no memory for a parser.
    init(_ text: String) throws(YAMLError) {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            throw .outOfMemory(at: YAMLMark(line: 1, column: 1))
        }
        self.parser = parser
        count = text.utf8.count
        // One byte more than needed, since libyaml requires an address for an empty text too.
        bytes = .allocate(capacity: count + 1)
        _ = bytes.initialize(from: text.utf8)
        // Stated, so that libyaml does not guess the encoding from the first bytes.
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        bytes.deallocate()
    }

    /// The next event, with the place where it begins. After `streamEnd` it must not be called again.
    ///
    /// - Throws: `YAMLError`. After an error it must not be called again.
    mutating func next() throws(YAMLError) -> (Event, YAMLMark) {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw error }
        defer { yaml_event_delete(&event) }
        return (Self.event(event), YAMLMark(event.start_mark))
    }

    private static func event(_ event: yaml_event_t) -> Event {
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_SCALAR_EVENT:
            .scalar(YAMLScalar(event), anchor: string(event.data.scalar.anchor))
        case YAML_SEQUENCE_START_EVENT: .sequenceStart(anchor: string(event.data.sequence_start.anchor))
        case YAML_MAPPING_START_EVENT: .mappingStart(anchor: string(event.data.mapping_start.anchor))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .collectionEnd
        case YAML_ALIAS_EVENT: .alias(string(event.data.alias.anchor) ?? "")
        case YAML_STREAM_START_EVENT: .streamStart
        default: .streamEnd
        }
    }

    private static func string(_ text: UnsafePointer<yaml_char_t>?) -> String? { text.map { String(cString: $0) } }

    /// The error that the parser stopped at.
    private var error: YAMLError {
        let parser = parser.pointee
        let problem = parser.problem.map { String(cString: $0) } ?? "it can't be parsed"
        switch parser.error {
        case YAML_MEMORY_ERROR:
            return .outOfMemory(at: YAMLMark(parser.mark))
        case YAML_READER_ERROR:
            return .syntax(problem, at: mark(ofByte: parser.problem_offset))
        default:
            let (given, end) = (YAMLMark(parser.problem_mark), endOfLastLine)
            let mark = given.line > end.line ? end : given
            guard let context = parser.context else { return .syntax(problem, at: mark) }
            let start = YAMLMark(parser.context_mark).line
            let place = start == mark.line ? "" : " that begins in line \(start)"
            return .syntax("\(problem) \(String(cString: context))\(place)", at: mark)
        }
    }

    /// The place of a byte, counted from 0. libyaml gives only the number of one that it can't read.
    private func mark(ofByte offset: Int) -> YAMLMark { endMark(of: bytes.prefix(offset)) }

    /// The place where the last line ends. For anything that is missing at the end of the text, libyaml gives a line
    /// that the text does not have.
    private var endOfLastLine: YAMLMark {
        let text = bytes.prefix(count)
        return endMark(of: text.last == UInt8(ascii: "\n") ? text.dropLast() : text)
    }

    private func endMark(of bytes: some Collection<UInt8>) -> YAMLMark {
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return YAMLMark(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
    }
}

extension YAMLError {
    fileprivate static func outOfMemory(at mark: YAMLMark) -> YAMLError {
        YAMLError(message: "there is not enough memory to read further.", mark: mark)
    }

    /// - Parameter problem: libyaml's words.
    fileprivate static func syntax(_ problem: String, at mark: YAMLMark) -> YAMLError {
        YAMLError(
            message: """
                this is not valid YAML: \(problem) (column \(mark.column)). Check the indentation (spaces, no tabs), colons, \
                brackets and quotes here and in the lines above.
                """, mark: mark)
    }
}

extension YAMLScalar {
    /// - Parameter event: a scalar's.
    fileprivate init(_ event: yaml_event_t) {
        let scalar = event.data.scalar
        // Counted, since the text may hold NUL bytes.
        var text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        // Files that were joined have a byte order mark in the middle. It is no part of a key or value.
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        self.init(
            text: text,
            isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
            isString: scalar.quoted_implicit == 1 || scalar.tag.map { String(cString: $0) } == YAML_STR_TAG,
            isTagged: scalar.tag != nil)
    }
}

extension YAMLMark {
    fileprivate init(_ mark: yaml_mark_t) { self.init(line: mark.line + 1, column: mark.column + 1) }
}
