import ArgumentParser

/// The options of every verb that calls the daemon.
struct CallOptions: ParsableArguments {
    @OptionGroup var daemon: DaemonOptions

    @Flag(name: .long, help: "Print one JSON document.")
    var json = false
}
