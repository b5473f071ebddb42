package import Byline
package import Catalog
package import FoundationEssentials

/// What a command may know of the place where it runs. Tests make their own.
package struct Surroundings {
    /// Whether each of the three streams is a terminal.
    package var inputIsTerminal: Bool
    package var outputIsTerminal: Bool
    package var errorsAreTerminal: Bool
    /// Columns of the terminal.
    package var width: Int
    package var environment: [String: String]
    /// How many threads can run at a time.
    package var processors: Int
    /// Everything on standard input, at most `limit` bytes and one more to show that there is more.
    package var readInput: (_ limit: Int) -> Result<[UInt8], BylineError>
    /// Time since some fixed moment.
    package var now: () -> Duration
    /// A line typed at the terminal and not shown, for the prompt given.
    package var askSecret: (_ prompt: String) -> Result<[UInt8], BylineError>
    /// The next line of standard input, without its end; nil when there is none.
    package var readLine: () -> Result<[UInt8]?, BylineError>

    /// What day and time it is.
    package var clock: () -> Date
    /// How a public page is fetched for a proof.
    package var pages: any PageFetcher
    /// What a run is made on.
    package var machine: () -> MachineFacts
    /// From this call on Ctrl-C is noted instead of ending the process; a second one ends it after all. The closure it
    /// returns says whether it was pressed, on any thread.
    package var awaitInterruption: () -> @Sendable () -> Bool
    /// From this call on Ctrl-C ends the process again; at once, when it was pressed and nobody asked.
    package var obeyInterruption: () -> Void
    /// From this call on other programs get the processor first, for as long as this one runs.
    package var giveWay: () -> Void

    package init(
        inputIsTerminal: Bool = false, outputIsTerminal: Bool = false, errorsAreTerminal: Bool = false,
        width: Int = 80, environment: [String: String] = [:], processors: Int = 1,
        readInput: @escaping (Int) -> Result<[UInt8], BylineError> = { _ in .success([]) },
        now: @escaping () -> Duration = { .zero },
        askSecret: @escaping (String) -> Result<[UInt8], BylineError> = { _ in .success([]) },
        readLine: @escaping () -> Result<[UInt8]?, BylineError> = { .success(nil) },
        clock: @escaping () -> Date = { .now }, pages: any PageFetcher = WebPages(),
        machine: @escaping () -> MachineFacts = { MachineFacts() },
        awaitInterruption: @escaping () -> @Sendable () -> Bool = { { false } },
        obeyInterruption: @escaping () -> Void = {}, giveWay: @escaping () -> Void = {}
    ) {
        self.inputIsTerminal = inputIsTerminal
        self.outputIsTerminal = outputIsTerminal
        self.errorsAreTerminal = errorsAreTerminal
        self.width = width
        self.environment = environment
        self.processors = processors
        self.readInput = readInput
        self.now = now
        self.askSecret = askSecret
        self.readLine = readLine
        self.clock = clock
        self.pages = pages
        self.machine = machine
        self.awaitInterruption = awaitInterruption
        self.obeyInterruption = obeyInterruption
        self.giveWay = giveWay
    }

    /// A variable that is set to something.
    func variable(_ name: String) -> String? {
        guard let value = environment[name], !value.isEmpty else { return nil }
        return value
    }

    /// Whether a stream may carry colour.
    func mayColour(_ choice: ColourChoice, isTerminal: Bool) -> Bool {
        switch choice {
        case .always: true
        case .never: false
        case .auto: isTerminal && variable("NO_COLOR") == nil && environment["TERM"] != "dumb"
        }
    }
}

/// The values of `--color`.
enum ColourChoice: String, CaseIterable { case always, auto, never }
