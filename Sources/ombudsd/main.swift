import Daemon

await Daemon.run(Array(CommandLine.arguments.dropFirst()))
