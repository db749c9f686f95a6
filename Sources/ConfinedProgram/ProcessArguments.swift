import CArguments

/// The arguments that this program was started with.
package enum ProcessArguments {
    /// The arguments behind the program's name, from the C library: `CommandLine` reads them from `/proc`, which a confined
    /// program can't.
    package static var all: [String] {
        (0..<process_argument_count()).dropFirst().compactMap { index in
            process_argument(index).map { String(cString: $0) }
        }
    }
}
