/// # Store
///
/// The JSON files on disk: committed changes, checkpoints, versions, check. It owns how they are written so that a
/// crash loses nothing that was acknowledged and counts nothing twice. It must not know what a change or a record
/// says, and no rule.
///
/// Records are what was known at the last checkpoint, changes are what came since. `append` makes changes last,
/// `checkpoint` writes the records that they altered and forgets them. `docs/store.md` tells why this is safe.
///
/// One `Store` at a time has a directory open. It is not `Sendable`: an actor holds it, and its calls block.
public final class Store {
    /// What was found out of order at the opening, and dealt with.
    public let warnings: [StoreWarning]
    /// Whether the opening made the store.
    public let isNew: Bool

    private let files: any StoreFiles
    private var changes: OpenChanges
    private var shares: [String: Seal.Share]
    private var folders: Set<String>
    /// Set once it is not known what reached the disk.
    private var refusal: StoreError?
    /// One that was begun and is not done.
    private var checkpoint: CheckpointUnderWay?

    /// `changes.jsonl`, open for more.
    struct OpenChanges {
        let file: StoreFile
        let base: ChangesFile.Base
        /// The offset after the first line.
        let start: Int
        /// The offset after each change.
        var ends: [Int]
        /// How far the file goes: after the last change there may be room that was made ahead.
        var written: Int

        var length: Int { ends.last ?? start }

        /// The offset after a change, or after the first line for the base's own number.
        func end(of number: Int) -> Int {
            number == base.through ? start : ends[number - base.through - 1]
        }
    }

    init(files: any StoreFiles, changes: OpenChanges, records: RecordScan, warnings: [StoreWarning], isNew: Bool) {
        self.files = files
        self.changes = changes
        shares = records.shares
        folders = records.folders
        self.warnings = warnings
        self.isNew = isNew
    }

    deinit {
        files.close(changes.file)
    }

    /// The number of the last committed change; 0 before the first.
    public var lastNumber: Int { changes.base.through + changes.ends.count }

    /// How many committed changes no checkpoint holds yet.
    public var pendingCount: Int { changes.ends.count }

    /// The bytes that those changes take: what an opening has to read again.
    public var pendingSize: Int { changes.length - changes.start }

    // MARK: Changes

    /// Commits changes: when it returns they are on the disk, with one synchronisation for all of them.
    ///
    /// After a crash in the middle of it, some of the first of them may be there.
    ///
    /// - Returns: their numbers.
    /// - Throws: `full`, `failed`: nothing was kept, and it may be done again. `mustReopen`: it is not known what was
    ///   kept until the store is opened again.
    @discardableResult
    public func append(_ payloads: [Payload]) throws(StoreError) -> Range<Int> {
        if let refusal { throw refusal }
        let first = lastNumber + 1
        guard !payloads.isEmpty else { return first..<first }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payloads.reduce(0) { $0 + $1.bytes.count + 80 })
        var ends: [Int] = []
        for (index, payload) in payloads.enumerated() {
            ChangesFile.append(change: payload, number: first + index, batch: first, to: &bytes)
            ends.append(changes.length + bytes.count)
        }
        try appendDurably(bytes)
        changes.ends += ends
        return first..<first + payloads.count
    }

    /// Commits changes that are not encoded yet.
    ///
    /// - Throws: as the other one, and `invalid` for a value that JSON cannot hold.
    @discardableResult
    public func append(changes: [some Encodable]) throws(StoreError) -> Range<Int> {
        var payloads: [Payload] = []
        for change in changes { payloads.append(try Payload(encoding: change)) }
        return try append(payloads)
    }

    /// Writes at the end of the changes and synchronises.
    private func appendDurably(_ bytes: [UInt8]) throws(StoreError) {
        let spare = spareSize(after: bytes.count)
        do throws(StoreError) {
            try write(bytes, spare: spare)
        } catch {
            // There may be room for it alone.
            guard error.code == .full, spare > 0 else { throw error }
            try write(bytes, spare: 0)
        }
        try synchronise()
    }

    /// The same with nothing behind it: the line that decides a checkpoint is the last that the file will ever have.
    private func appendLastDurably(_ bytes: [UInt8]) throws(StoreError) {
        if changes.written > changes.length { try files.truncate(changes.file, to: changes.length) }
        changes.written = changes.length
        try write(bytes, spare: 0)
        try synchronise()
    }

    private func synchronise() throws(StoreError) {
        do throws(StoreError) {
            try files.makeDurable(changes.file)
        } catch {
            throw noting(error)
        }
    }

    /// As much room as is worth making with so many bytes: none where there still is some, nor where so much comes at once
    /// that it would be used up.
    private func spareSize(after count: Int) -> Int {
        changes.length + count > changes.written && count * 4 <= files.spareSize ? files.spareSize : 0
    }

    private func write(_ bytes: [UInt8], spare: Int) throws(StoreError) {
        let all = spare > 0 ? bytes + [UInt8](repeating: ChangesFile.spare, count: spare) : bytes
        do throws(StoreError) {
            try files.writeAll(all, to: changes.file, at: changes.length)
        } catch {
            try cutBack()
            throw error
        }
        changes.written = max(changes.written, changes.length + all.count)
    }

    /// Removes what a failed write left: whole lines of it would count at the next opening.
    private func cutBack() throws(StoreError) {
        do throws(StoreError) {
            try files.truncate(changes.file, to: changes.length)
            try files.makeDurable(changes.file)
            changes.written = changes.length
        } catch {
            throw noting(.mustReopen(error))
        }
    }

    /// Remembers a failure after which nothing more may be done.
    private func noting(_ error: StoreError) -> StoreError {
        if error.code == .mustReopen { refusal = error }
        return error
    }

    // MARK: Checkpoints

    /// Writes the records that changed, and forgets the changes that they now hold. All of it happens, or nothing.
    ///
    /// Its cost follows what changed, not what is kept.
    ///
    /// - Parameters:
    ///   - updates: every record that a change up to `number` altered since the last checkpoint.
    ///   - number: the last change that is part of them. Later changes are kept.
    /// - Throws: `full`, `failed`: nothing has happened, and it may be done again. `mustReopen`: the next opening
    ///   finishes it or undoes it. `invalid` for a number that no change waiting has.
    public func checkpoint(_ updates: [RecordName: RecordUpdate], through number: Int) throws(StoreError) {
        try checkpoint(updates.keys, through: number) { updates[$0] ?? .remove }
    }

    /// The same, with each record made when its turn has come, so that they are not in memory together.
    ///
    /// - Parameter update: called once for each name; what it throws ends the checkpoint, and nothing has happened.
    public func checkpoint(
        _ names: some Collection<RecordName>, through number: Int,
        update: (RecordName) throws(StoreError) -> RecordUpdate
    ) throws(StoreError) {
        try beginCheckpoint(names, through: number)
        while try continueCheckpoint(update: update) {}
    }

    /// Begins a checkpoint that is done in parts, so that changes can be committed between them. One that was begun before
    /// ends, and nothing of it has happened.
    ///
    /// - Throws: `invalid` for a number that no change waiting has.
    public func beginCheckpoint(_ names: some Collection<RecordName>, through number: Int) throws(StoreError) {
        if let refusal { throw refusal }
        guard (changes.base.through...lastNumber).contains(number) else {
            throw StoreError(
                .invalid,
                "A checkpoint through change \(number) is not possible: changes \(changes.base.through + 1) "
                    + "to \(lastNumber) are waiting.")
        }
        if let checkpoint { discard(checkpoint) }
        checkpoint = nil
        guard !names.isEmpty || number > changes.base.through else { return }
        checkpoint = CheckpointUnderWay(names, base: changes.base, through: number)
    }

    /// Does the next part of a checkpoint: some records are written, or, when all have been, the checkpoint is decided and
    /// they are put in place.
    ///
    /// - Parameter update: called once for each name. It gives the records as they were when the checkpoint began.
    /// - Returns: whether there is more to do.
    /// - Throws: as `checkpoint`; it has ended then.
    public func continueCheckpoint(
        update: (RecordName) throws(StoreError) -> RecordUpdate
    ) throws(StoreError) -> Bool {
        if let refusal { throw refusal }
        guard var checkpoint else { return false }
        // It is in one place only, so that it isn't copied; what fails ends it.
        self.checkpoint = nil
        // All that the checkpoint needs is made durable under names that do not count.
        let next: OpenChanges
        do throws(StoreError) {
            if !checkpoint.names.isEmpty {
                try prepareSome(of: &checkpoint, update)
                self.checkpoint = checkpoint
                return true
            }
            for folder in ChangesFile.Checkpoint.folders(of: checkpoint.line.put) {
                try files.makeDurable(folder: folder)
            }
            next = try prepareNext(base: checkpoint.line.base)
        } catch {
            discard(checkpoint)
            throw noting(error)
        }
        try decide(checkpoint, next)
        return false
    }

    private func prepareNext(base: ChangesFile.Base) throws(StoreError) -> OpenChanges {
        do throws(StoreError) {
            return try changes.next(files, base: base, spare: files.spareSize)
        } catch {
            guard error.code == .full else { throw error }
            return try changes.next(files, base: base, spare: 0)
        }
    }

    private func decide(_ checkpoint: CheckpointUnderWay, _ next: OpenChanges) throws(StoreError) {
        // The line that decides it. Should it be unknown whether it is there, the next opening needs those files.
        do throws(StoreError) {
            try appendLastDurably(try ChangesFile.line(checkpoint: checkpoint.line))
        } catch {
            files.close(next.file)
            if error.code != .mustReopen { discard(checkpoint) }
            throw error
        }

        // From here on only names change, which takes no space.
        do throws(StoreError) {
            try checkpoint.line.perform(files, renaming: checkpoint.line.put)
        } catch {
            files.close(next.file)
            throw noting(.mustReopen(error))
        }
        files.close(changes.file)
        changes = next
        for (path, share) in checkpoint.shares { shares[path] = share }
    }

    /// A checkpoint that is not decided yet.
    private struct CheckpointUnderWay {
        /// What decides it, as far as the records are written.
        var line: ChangesFile.Checkpoint
        /// Of the records that are put; nil for those that are removed.
        var shares: [String: Seal.Share?] = [:]
        /// The records that are not written yet.
        var names: ArraySlice<RecordName>

        init(_ names: some Collection<RecordName>, base: ChangesFile.Base, through number: Int) {
            line = ChangesFile.Checkpoint(base: base, put: [], removed: [])
            line.base.through = number
            self.names = names.sorted { $0.path < $1.path }[...]
        }
    }

    /// How many files are written before they are synchronised. The first synchronisation then carries most of the
    /// others, and the limit of open files is far.
    package static let openAtOnce = 64

    /// How many bytes are written before they are synchronised, so that a part takes a moment only.
    private static let sizeAtOnce = 4 << 20

    private func prepareSome(
        of checkpoint: inout CheckpointUnderWay, _ update: (RecordName) throws(StoreError) -> RecordUpdate
    ) throws(StoreError) {
        var open: [StoreFile] = []
        defer { for file in open { files.close(file) } }
        var size = 0
        while let name = checkpoint.names.first, open.count < Self.openAtOnce, size < Self.sizeAtOnce {
            if !folders.contains(name.folder) {
                try files.createFolder(name.folder)
                try files.makeDurable(folder: "")
                folders.insert(name.folder)
            }
            checkpoint.names = checkpoint.names.dropFirst()
            let path = name.path
            let old = shares[path]
            if let old { checkpoint.line.base.records.remove(old) }
            guard case .put(let payload) = try update(name) else {
                checkpoint.shares[path] = .some(nil)
                if old != nil { checkpoint.line.removed.append(path) }
                continue
            }
            let (bytes, share) = RecordFile.encode(payload, of: path, through: checkpoint.line.base.through)
            checkpoint.line.put.append(path)
            let file = try files.create(path + StoreFileNames.temporarySuffix)
            open.append(file)
            try files.writeAll(bytes, to: file, at: 0)
            size += bytes.count
            checkpoint.line.base.records.add(share)
            checkpoint.shares[path] = share
        }
        for file in open { try files.makeDurable(file) }
    }

    /// Removes temporary files, as far as that is possible: the next opening does it too.
    private func discard(_ checkpoint: CheckpointUnderWay) {
        for path in checkpoint.line.put + [StoreFileNames.changes] {
            try? files.remove(path + StoreFileNames.temporarySuffix)
        }
    }
}

extension Store.OpenChanges {
    /// Prepares the file that takes this one's place, with another first line, only the changes after that, and room for more.
    func next(_ files: any StoreFiles, base new: ChangesFile.Base, spare: Int) throws(StoreError) -> Self {
        let line = try ChangesFile.line(base: new)
        let keptFrom = end(of: new.through)
        var kept: ArraySlice<UInt8> = []
        if keptFrom < length {
            guard let bytes = try files.read(StoreFileNames.changes), bytes.count >= length else {
                throw .damaged("the file is not the one that was opened", path: StoreFileNames.changes)
            }
            kept = bytes[keptFrom..<length]
        }
        let bytes = line + kept + [UInt8](repeating: ChangesFile.spare, count: spare)
        return Self(
            file: try files.prepare(StoreFileNames.changes, bytes), base: new, start: line.count,
            ends: ends.dropFirst(new.through - base.through).map { $0 - keptFrom + line.count }, written: bytes.count)
    }
}

extension ChangesFile.Checkpoint {
    /// Puts what was decided and prepared in place. It may be done again, as often as a crash cuts it short.
    ///
    /// - Parameter waiting: the records whose temporary files are not in place yet.
    func perform(_ files: any StoreFiles, renaming waiting: [String]) throws(StoreError) {
        for path in waiting { try files.rename(path + StoreFileNames.temporarySuffix, to: path) }
        for path in removed { try files.remove(path) }
        for folder in Self.folders(of: put + removed) { try files.makeDurable(folder: folder) }
        try files.commit(StoreFileNames.changes)
    }

    static func folders(of paths: [String]) -> [String] {
        Set(paths.map { String($0.prefix { $0 != "/" }) }).sorted()
    }
}
