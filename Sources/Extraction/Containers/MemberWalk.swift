import Linux
import Model

/// Takes a container apart down to its last file, and turns these into text.
struct MemberWalk: Sendable {
    let extractors: Extractors
    let limits: ContainerLimits
    /// The processor time of the decoders of the whole tree so far.
    private let time = DecodingTime()

    /// Whether the walk gives up at a tree that is not small, so that it is made again in the turn of large ones.
    let isTrial: Bool
    /// The bytes of all texts so far.
    private let texts = TextSize()

    /// The number of files of one container that are read at the same time.
    private static let readers = 8

    init(by extractors: Extractors, limits: ContainerLimits = ContainerLimits()) {
        self.init(by: extractors, limits: limits, isTrial: false)
    }

    init(by extractors: Extractors, limits: ContainerLimits, isTrial: Bool) {
        self.extractors = extractors
        self.limits = limits
        self.isTrial = isTrial
    }

    /// Turns every file in a container into text.
    ///
    /// - Returns: at least one part, each with its own path.
    func parts(
        of bytes: [UInt8], name: String, _ container: any ContainerExtractor, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart] {
        try await inTurn { walk async throws(ExtractionFailure) in
            try await walk.allParts(of: bytes, name: name, container, as: mediaType)
        }
    }

    private func allParts(
        of bytes: [UInt8], name: String, _ container: any ContainerExtractor, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart] {
        let leaves = try await leaves(of: bytes, name: name, container, as: mediaType)
        if leaves.count == 1, leaves[0].isOpened, leaves[0].path.isWhole {
            return try await extractors.extractItself(bytes, name: name).parts
        }
        let parts = try await read(leaves) { leaf async throws(ExtractionFailure) in try await self.parts(of: leaf) }
        guard parts.contains(where: { $0.role == .document || $0.hasText }) else {
            throw .refused(
                Refusal(
                    .empty, "It is \(Self.noun(mediaType)) that holds no document; drop in the letter or report itself."
                ))
        }
        return parts
    }

    /// Turns the files in a container into text in another way, where they have that view.
    ///
    /// - Returns: nil where none has.
    func view(
        _ view: TextView, of bytes: [UInt8], name: String, _ container: any ContainerExtractor, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart]? {
        try await inTurn { walk async throws(ExtractionFailure) in
            let leaves = try await walk.leaves(of: bytes, name: name, container, as: mediaType)
            let parts = try await walk.read(leaves) { leaf async throws(ExtractionFailure) in
                try await walk.view(view, of: leaf)
            }
            return parts.isEmpty ? nil : parts
        }
    }

    /// The words for a container in a message.
    static func noun(_ mediaType: MediaType) -> String { mediaType.containerNoun ?? "a file" }

    // MARK: - The tree

    /// A file of the tree that is read itself.
    private struct Leaf: Sendable {
        var path: PartPath
        var name: String
        var role: TextPart.Role
        var date: Timestamp?
        var content: Result<[UInt8], Refusal>
        /// Whether it holds files, which are leaves of their own.
        var isOpened = false
    }

    /// The rest of the limits, and the paths that are in use.
    private struct Progress {
        var left: ContainerLimits
        var leaves: [Leaf] = []
        var paths: Set<PartPath> = []

        /// The path, with a number where another file has it.
        mutating func unused(_ path: PartPath) -> PartPath {
            if paths.insert(path).inserted { return path }
            var number = 2
            while true {
                let numbered = PartPath(rawValue: "\(path.rawValue) (\(number))")
                if paths.insert(numbered).inserted { return numbered }
                number += 1
            }
        }
    }

    private func leaves(
        of bytes: [UInt8], name: String, _ container: any ContainerExtractor, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [Leaf] {
        var progress = Progress(left: limits)
        let file = Leaf(path: .whole, name: name, role: .document, content: .success(bytes))
        try await open(bytes, of: file, container, as: mediaType, depth: 1, &progress)
        return progress.leaves
    }

    /// Adds the files in a container, behind the container where it is a document itself.
    ///
    /// - Parameter depth: the number of containers around the files.
    private func open(
        _ bytes: [UInt8], of file: Leaf, _ container: any ContainerExtractor, as mediaType: MediaType,
        depth: Int, _ progress: inout Progress
    ) async throws(ExtractionFailure) {
        if Task.isCancelled { throw .unavailable(DecoderTrouble(.cancelled, "The reading was given up.")) }
        var left = progress.left
        left.depth = limits.depth - depth
        let members = try await timed { () async throws(ExtractionFailure) in
            try await container.members(of: bytes, name: file.name, as: mediaType, within: left)
        }
        if container.isDocument {
            var own = file
            own.isOpened = true
            progress.leaves.append(own)
        }
        for member in members {
            guard !PassedOverMember.isJunk(member) else { continue }
            guard progress.left.parts > 0 else {
                let refusal = ContainerLimits.tooManyParts(limits.parts)
                guard container.isDocument else { throw .refused(refusal) }
                progress.leaves.append(attachments(of: file, refusal, &progress))
                return
            }
            progress.left.parts -= 1
            let memberPath = progress.unused(
                member.path.map(Self.component).reduce(file.path) { $0.appending($1) })
            var leaf = Leaf(
                path: memberPath, name: member.name, role: member.role, date: member.date, content: member.content)
            if case .success(let content) = member.content {
                guard content.count <= progress.left.size else {
                    throw .refused(ContainerLimits.tooLarge(limits.size))
                }
                progress.left.size -= content.count
                if let (inner, type) = extractors.container(of: content, name: member.name) {
                    let innerDepth = depth + member.depth + 1
                    if innerDepth > limits.depth {
                        let refusal = ContainerLimits.tooDeep(limits.depth)
                        if inner.isDocument {
                            leaf.isOpened = true
                            progress.leaves.append(leaf)
                            leaf = attachments(of: leaf, refusal, &progress)
                        } else {
                            leaf.content = .failure(refusal)
                        }
                    } else {
                        do throws(ExtractionFailure) {
                            try await open(content, of: leaf, inner, as: type, depth: innerDepth, &progress)
                            continue
                        } catch {
                            guard case .refused(let refusal) = error, !Self.isOfWholeTree(refusal, limits),
                                !(isTrial && refusal.code == .tooLarge)
                            else {
                                throw error
                            }
                            leaf.content = .failure(refusal)
                        }
                    }
                }
            }
            progress.leaves.append(leaf)
        }
    }

    /// A part for the files that a document holds and that are not read.
    private func attachments(of file: Leaf, _ refusal: Refusal, _ progress: inout Progress) -> Leaf {
        Leaf(
            path: progress.unused(file.path.appending("attachments")), name: "attachments", role: file.role,
            content: .failure(refusal))
    }

    /// Whether a refusal is that of the whole tree, whose limits a file inside has used up.
    private static func isOfWholeTree(_ refusal: Refusal, _ limits: ContainerLimits) -> Bool {
        refusal == ContainerLimits.tooManyParts(limits.parts) || refusal == ContainerLimits.tooLarge(limits.size)
            || refusal == ContainerLimits.tooLong(limits.time)
    }

    /// A name as a component of a path: on one line, and not without end. It names nothing on a disk.
    private static func component(_ name: String) -> String {
        var text = String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
        text = text.split(separator: " ").joined(separator: " ")
        if text.count > 120 { text = "\(text.prefix(80))…\(text.suffix(32))" }
        return text.isEmpty ? "file" : text
    }

    // MARK: - Texts

    /// Reads files, several at a time.
    ///
    /// - Returns: the parts in the order of the files.
    private func read(
        _ leaves: [Leaf], _ body: @escaping @Sendable (Leaf) async throws(ExtractionFailure) -> [TextPart]
    ) async throws(ExtractionFailure) -> [TextPart] {
        let results = await inParallel(leaves, atMost: Self.readers) {
            leaf async -> Result<[TextPart], ExtractionFailure> in
            await Self.result { () async throws(ExtractionFailure) in
                func check() throws(ExtractionFailure) {
                    if texts.isAbove(limits.size) { throw .refused(ContainerLimits.tooLarge(limits.size)) }
                }
                try check()
                let parts = try await timed { () async throws(ExtractionFailure) in try await body(leaf) }
                texts.add(parts)
                try check()
                return parts
            }
        }
        // A picture is seldom the document. It does not keep the others waiting for a program that is not installed.
        let hasDocument = results.contains { result in
            (try? result.get())?.contains { $0.role == .document && $0.hasText } == true
        }
        var parts: [TextPart] = []
        for (leaf, result) in zip(leaves, results) {
            if hasDocument, case .failure(.unavailable(let trouble)) = result, trouble.code == .missing,
                case .success(let content) = leaf.content
            {
                let type = extractors.mediaType(of: content, name: leaf.name)
                if type.isPicture {
                    parts.append(part(of: leaf, type, .failure(Refusal(.unsupportedFormat, trouble.message))))
                    continue
                }
            }
            parts += try result.get()
        }
        return parts
    }

    /// Runs a part of the work on the tree, unless the decoders have taken all the time that it may take.
    private func timed<Value: Sendable>(
        _ body: () async throws(ExtractionFailure) -> Value
    ) async throws(ExtractionFailure) -> Value {
        guard time.spent < limits.time else { throw .refused(ContainerLimits.tooLong(limits.time)) }
        let result = await DecodingTime.$current.withValue(time) { await Self.result(body) }
        return try result.get()
    }

    private func parts(of leaf: Leaf) async throws(ExtractionFailure) -> [TextPart] {
        let content: [UInt8]
        do throws(Refusal) {
            content = try leaf.content.get()
        } catch {
            return [part(of: leaf, .unknown, .failure(error))]
        }
        let origin =
            leaf.path.isWhole
            ? nil : MemberFile(part: leaf.path, sha256: SHA256.hexDigest(of: content), date: leaf.date)
        let type = extractors.mediaType(of: content, name: leaf.name)
        guard !PassedOverMember.isNoDocument(content, type) else { return [] }
        do throws(ExtractionFailure) {
            return try await text(of: content, leaf).parts.map { part in
                var part = part
                part.path = part.path.within(leaf.path)
                part.role = leaf.role
                part.origin = origin
                return part
            }
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            // A picture without words is a logo or a photograph.
            if type.isPicture, refusal.code == .empty { return [] }
            return [part(of: leaf, type, .failure(refusal), origin)]
        }
    }

    private func text(of content: [UInt8], _ leaf: Leaf) async throws(ExtractionFailure) -> ExtractedFile {
        leaf.isOpened
            ? try await extractors.extractItself(content, name: leaf.name)
            : try await extractors.extract(content, name: leaf.name)
    }

    private func view(_ view: TextView, of leaf: Leaf) async throws(ExtractionFailure) -> [TextPart] {
        guard let content = try? leaf.content.get() else { return [] }
        do throws(ExtractionFailure) {
            let file =
                leaf.isOpened
                ? try await extractors.extractViewItself(view, of: content, name: leaf.name)
                : try await extractors.extractView(view, of: content, name: leaf.name)
            let parts = file?.parts ?? []
            return parts.map { part in
                var part = part
                part.path = part.path.within(leaf.path)
                part.role = leaf.role
                return part
            }
        } catch {
            guard case .refused = error else { throw error }
            return []
        }
    }

    private func part(
        of leaf: Leaf, _ mediaType: MediaType, _ text: Result<[UInt8], Refusal>, _ origin: MemberFile? = nil
    ) -> TextPart {
        TextPart(path: leaf.path, mediaType: mediaType, text: text, role: leaf.role, origin: origin)
    }
}
