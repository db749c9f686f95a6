import Oversight
import Repository
import Store

/// The content of a store that was inspected and not opened.
struct LoadedStore {
    /// The damage in the store's files and records.
    let report: StoreReport
    /// The state of the undamaged part of the store.
    let state: State
    /// Whether what people entered is there.
    let hasTerms: Bool

    /// - Throws: `StoreError` where the store can't be inspected. Damage is no error; the report lists it.
    init(_ directory: String) throws(StoreError) {
        var contents = StoreContents()
        var report = try Store.inspect(
            at: directory, eachRecord: { contents.add($0) }, eachChange: { contents.add($0) })
        report.problems += contents.check()
        self.report = report
        hasTerms = contents.hasTerms
        state = try contents.state().0
    }
}
