import Extraction
import Processes

/// The memory and the time that reading a text may take. Both follow the size of the text.
package struct ReadingBudget: Sendable {
    /// The number of bytes of all texts.
    package let size: Int
    /// In bytes of address space: 512 MiB for the program and its libraries, and 64 bytes for each byte of text, at most 2.5 GiB in all.
    /// Letters and reports take 20.
    package var memory: UInt64
    /// In whole seconds: 10, and 1 more for each 256 KiB, eight times the cost that a text may have.
    package var processorTime: Duration
    /// In tokens that searches pass, for a reading in the caller's own process: 60,000, and 60 for each byte of text. Letters and reports
    /// take 1 to 14 a byte.
    package var work: Int

    package init(size: Int) {
        self.size = size
        memory = 512 << 20 + min(UInt64(size) * 64, 2 << 30)
        processorTime = .seconds(10 + size >> 18)
        work = 60_000 + size * 60
    }

    /// From the process's start to its end. Only a machine that is very busy, or stopped, lets it take as long.
    var time: Duration { processorTime * 3 + .seconds(60) }

    var confinement: Confinement.Limits {
        Confinement.Limits(memory: memory, processorTime: processorTime, output: Extraction.defaultSizeLimit)
    }
}
