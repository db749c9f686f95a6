internal import CExpat

/// Reads XML parts of an office document with expat, piece by piece as they are unpacked.
///
/// A document type is refused, so that there are no entities but XML's own five.
final class XMLPart {
    /// The most elements that may stand in each other. A text box in a table in a table takes about 40.
    static let depthLimit = 256

    private let handler: any XMLHandler
    private let names: XMLNames
    private let format: OfficeFormat
    private let parser: OpaquePointer
    private var path: [String] = []
    /// The number of open elements that are passed over.
    private var skipped = 0
    private var refusal: DecodingRefusal?

    private init?(_ handler: any XMLHandler, _ names: XMLNames, _ format: OfficeFormat) {
        guard let parser = XML_ParserCreateNS(nil, XML_Char(bitPattern: XMLNames.separator)) else { return nil }
        self.handler = handler
        self.names = names
        self.format = format
        self.parser = parser
        path.reserveCapacity(32)
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { XMLPart.at($0).start($1, $2) },
            { part, _ in XMLPart.at(part).end() })
        XML_SetCharacterDataHandler(parser, { XMLPart.at($0).text($1, $2) })
        XML_SetStartDoctypeDeclHandler(parser, { part, _, _, _, _ in XMLPart.at(part).refuseDocumentType() })
    }

    deinit { XML_ParserFree(parser) }

    /// Reads a member of an archive.
    ///
    /// - Throws: a refusal where it is missing, damaged, no XML, or refused by the handler.
    static func read(
        _ name: String, of archive: ZIPArchive, format: OfficeFormat, names: XMLNames, by handler: any XMLHandler
    ) throws(DecodingRefusal) {
        guard let part = XMLPart(handler, names, format) else { throw format.damaged("can't be read") }
        try archive.unpack(name) { (piece: UnsafeRawBufferPointer) throws(DecodingRefusal) in
            try part.parse(piece, isLast: false)
            return true
        }
        try part.parse(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    }

    private func parse(_ piece: UnsafeRawBufferPointer, isLast: Bool) throws(DecodingRefusal) {
        let start = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
        let status = XML_Parse(parser, start, Int32(piece.count), isLast ? 1 : 0)
        if let refusal { throw refusal }
        if status != XML_STATUS_OK { throw format.damaged("has a part that is no proper XML") }
    }

    private static func at(_ userData: UnsafeMutableRawPointer?) -> XMLPart {
        guard let userData else { preconditionFailure("expat gives back the part that it was given") }
        return Unmanaged<XMLPart>.fromOpaque(userData).takeUnretainedValue()
    }

    private func start(
        _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        // expat may still hand on what it has begun with when it is stopped.
        guard refusal == nil, let name else { return }
        guard path.count + skipped < Self.depthLimit else {
            return stop(format.damaged("has more than \(Self.depthLimit) elements in each other"))
        }
        guard skipped == 0 else {
            skipped += 1
            return
        }
        let element = XMLElement(name: names.name(name), in: path, attributes: attributes, names: names)
        do throws(DecodingRefusal) {
            switch try handler.start(element) {
            case .enter: path.append(element.name)
            case .skip: skipped = 1
            }
        } catch {
            stop(error)
        }
    }

    private func end() {
        guard refusal == nil else { return }
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        guard let name = path.popLast() else { return }
        do throws(DecodingRefusal) { try handler.end(name, in: path.last ?? "") } catch { stop(error) }
    }

    private func text(_ start: UnsafePointer<CChar>?, _ count: Int32) {
        guard refusal == nil, skipped == 0, let start else { return }
        start.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
            do throws(DecodingRefusal) {
                try handler.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
            } catch {
                stop(error)
            }
        }
    }

    private func refuseDocumentType() {
        stop(format.damaged("declares a document type, which could make it expand without end"))
    }

    private func stop(_ refusal: DecodingRefusal) {
        self.refusal = self.refusal ?? refusal
        XML_StopParser(parser, 0)
    }
}
