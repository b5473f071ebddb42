// swift-tools-version: 6.2
import PackageDescription

// The rooms of the house and the doors between them. A door that is not listed here does not exist:
// `make test` builds with `--explicit-target-dependency-import-check error`, and HouseTests reads the
// import lines of every source file against this list.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

// Loops over vectors are compiled for the processor they are built on: sixteen lanes are one register there or four,
// and the sums the same. In tests they take a hundred times longer without the optimiser.
#if arch(x86_64)
    let ownProcessor = ["-Xcc", "-march=native"]
#else
    let ownProcessor: [String] = []
#endif
let kernels: [SwiftSetting] =
    strict + [.unsafeFlags(ownProcessor), .unsafeFlags(["-O"], .when(configuration: .debug))]

/// A room: a library target under `Sources/`, open only towards the rooms in `to`.
func room(_ name: String, to doors: [String] = [], resources: [Resource] = [], settings: [SwiftSetting] = []) -> Target
{
    .target(
        name: name, dependencies: doors.map { .init(stringLiteral: $0) }, resources: resources,
        swiftSettings: strict + settings)
}

/// The tests of one room, which may also use the rooms in `to`.
func tests(_ room: String, to doors: [String] = []) -> Target {
    .testTarget(
        name: room + "Tests", dependencies: ([room, "TestSupport"] + doors).map { .init(stringLiteral: $0) },
        swiftSettings: strict)
}

let package = Package(
    name: "byline",
    products: [.executable(name: "byline", targets: ["BylineCLI"])],
    dependencies: [],
    targets: [
        // System libraries: a module map and, where Swift cannot import something, a one-line shim.
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        // Without pkgConfig: only its declarations are used; the library is loaded when it is first needed.
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        // A part of the C library.
        .systemLibrary(name: "CResolv"),
        .systemLibrary(name: "CMicroHTTPD", providers: [.apt(["libmicrohttpd-dev"])]),

        // Pure rooms: values in, values out.
        room("Catalog"),
        room("Ingest", to: ["Catalog", "CLibXML2", "CZlib"]),
        room("Identity", to: ["Catalog"], resources: [.embedInCode("Parameters/parameters.json")]),
        room("Trust", to: ["Catalog"]),
        room("Following", to: ["Catalog"]),
        room("Claims", to: ["Catalog"]),
        room("Harvest", to: ["Catalog", "Ingest"]),
        // Its searches take a hundred times longer without the optimiser, in tests as elsewhere.
        room("Graph", to: ["Catalog"], settings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        .target(name: "StatPhys", swiftSettings: kernels),
        room("Reproductions", to: ["Catalog", "StatPhys"]),

        // The rooms that touch the world.
        room("Secrets", to: ["CSodium"]),
        room("Wire", to: ["CCurl", "CResolv", "Secrets"]),
        room("Mail", to: ["Secrets", "Wire"]),
        room("SignIn", to: ["Secrets", "Wire"]),
        room("Store", to: ["Catalog", "CSQLite"], resources: [.embedInCode("schema.sql")]),
        room(
            "Byline",
            to: [
                "Catalog", "Ingest", "Identity", "Graph", "Trust", "Claims", "Following", "Store", "Reproductions",
                "Secrets", "Wire", "Mail", "SignIn",
                "Harvest",
            ]),
        room(
            "Service", to: ["Catalog", "Byline", "CMicroHTTPD"],
            resources: [
                .embedInCode("Assets/byline.css"), .embedInCode("Assets/byline.js"), .embedInCode("Assets/mark.svg"),
                .embedInCode("Assets/search.js"),
            ]),
        .executableTarget(
            name: "BylineCLI",
            dependencies: ["Catalog", "Byline", "Secrets", "Wire", "Mail", "SignIn", "Service", "Harvest"],
            swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .executableTarget(
            name: "LearnerBench", dependencies: ["StatPhys"], path: "Tests/Bench/Learners", swiftSettings: kernels),
        // Writes generated catalogues to disk, for `make bench`.
        .executableTarget(
            name: "CatalogueMaker", dependencies: ["TestSupport"], path: "Tests/CatalogueMaker", swiftSettings: strict),
        tests("Catalog"),
        tests("Ingest", to: ["Catalog"]),
        tests("Identity", to: ["Catalog"]),
        tests("Graph", to: ["Catalog"]),
        tests("Trust", to: ["Catalog"]),
        tests("Following", to: ["Catalog"]),
        tests("Claims", to: ["Catalog"]),
        tests("Harvest", to: ["Catalog", "Ingest"]),
        tests("StatPhys"),
        tests("Secrets"),
        tests("Wire"),
        tests("Mail", to: ["Secrets", "Wire"]),
        tests("SignIn", to: ["Secrets", "Wire"]),
        tests("Reproductions", to: ["Catalog", "StatPhys"]),
        tests("Store", to: ["Catalog"]),
        tests("Byline", to: ["Catalog", "Ingest", "Identity", "Store", "Secrets", "SignIn", "Wire", "Mail"]),
        tests("Service", to: ["Catalog", "Byline"]),
        tests("BylineCLI", to: ["Catalog", "Byline", "Secrets", "Wire", "Mail", "SignIn"]),
        .executableTarget(
            name: "GraphBench", dependencies: ["Catalog", "Graph", "Store", "Byline"], path: "Tests/Bench/Graph",
            exclude: ["store.py", "igraph.py"], swiftSettings: strict),
        .executableTarget(
            name: "PaperBench", dependencies: ["Catalog", "Ingest", "Store", "Byline"], path: "Tests/Bench/Papers",
            swiftSettings: strict),
        .testTarget(name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
