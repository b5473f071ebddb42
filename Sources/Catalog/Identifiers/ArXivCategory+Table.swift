// The classification of arXiv as data. Order: archives by code, categories by code within them.

extension ArXivCategory {
    /// One archive with the categories inside it; a stand-alone archive has none.
    struct Archive {
        let code: String
        let name: String
        let categories: [(suffix: String, name: String)]

        init(_ code: String, _ name: String, _ categories: KeyValuePairs<String, String> = [:]) {
            self.code = code
            self.name = name
            self.categories = categories.map { (suffix: $0.key, name: $0.value) }
        }
    }

    static let archives: [Archive] = [
        Archive(
            "astro-ph", "Astrophysics",
            [
                "CO": "Cosmology and Nongalactic Astrophysics",
                "EP": "Earth and Planetary Astrophysics",
                "GA": "Astrophysics of Galaxies",
                "HE": "High Energy Astrophysical Phenomena",
                "IM": "Instrumentation and Methods for Astrophysics",
                "SR": "Solar and Stellar Astrophysics",
            ]),
        Archive(
            "cond-mat", "Condensed Matter",
            [
                "dis-nn": "Disordered Systems and Neural Networks",
                "mes-hall": "Mesoscale and Nanoscale Physics",
                "mtrl-sci": "Materials Science",
                "other": "Other Condensed Matter",
                "quant-gas": "Quantum Gases",
                "soft": "Soft Condensed Matter",
                "stat-mech": "Statistical Mechanics",
                "str-el": "Strongly Correlated Electrons",
                "supr-con": "Superconductivity",
            ]),
        Archive(
            "cs", "Computer Science",
            [
                "AI": "Artificial Intelligence",
                "AR": "Hardware Architecture",
                "CC": "Computational Complexity",
                "CE": "Computational Engineering, Finance, and Science",
                "CG": "Computational Geometry",
                "CL": "Computation and Language",
                "CR": "Cryptography and Security",
                "CV": "Computer Vision and Pattern Recognition",
                "CY": "Computers and Society",
                "DB": "Databases",
                "DC": "Distributed, Parallel, and Cluster Computing",
                "DL": "Digital Libraries",
                "DM": "Discrete Mathematics",
                "DS": "Data Structures and Algorithms",
                "ET": "Emerging Technologies",
                "FL": "Formal Languages and Automata Theory",
                "GL": "General Literature",
                "GR": "Graphics",
                "GT": "Computer Science and Game Theory",
                "HC": "Human-Computer Interaction",
                "IR": "Information Retrieval",
                "IT": "Information Theory",
                "LG": "Machine Learning",
                "LO": "Logic in Computer Science",
                "MA": "Multiagent Systems",
                "MM": "Multimedia",
                "MS": "Mathematical Software",
                "NA": "Numerical Analysis",
                "NE": "Neural and Evolutionary Computing",
                "NI": "Networking and Internet Architecture",
                "OH": "Other Computer Science",
                "OS": "Operating Systems",
                "PF": "Performance",
                "PL": "Programming Languages",
                "RO": "Robotics",
                "SC": "Symbolic Computation",
                "SD": "Sound",
                "SE": "Software Engineering",
                "SI": "Social and Information Networks",
                "SY": "Systems and Control",
            ]),
        Archive(
            "econ", "Economics",
            [
                "EM": "Econometrics",
                "GN": "General Economics",
                "TH": "Theoretical Economics",
            ]),
        Archive(
            "eess", "Electrical Engineering and Systems Science",
            [
                "AS": "Audio and Speech Processing",
                "IV": "Image and Video Processing",
                "SP": "Signal Processing",
                "SY": "Systems and Control",
            ]),
        Archive("gr-qc", "General Relativity and Quantum Cosmology"),
        Archive("hep-ex", "High Energy Physics - Experiment"),
        Archive("hep-lat", "High Energy Physics - Lattice"),
        Archive("hep-ph", "High Energy Physics - Phenomenology"),
        Archive("hep-th", "High Energy Physics - Theory"),
        Archive(
            "math", "Mathematics",
            [
                "AC": "Commutative Algebra",
                "AG": "Algebraic Geometry",
                "AP": "Analysis of PDEs",
                "AT": "Algebraic Topology",
                "CA": "Classical Analysis and ODEs",
                "CO": "Combinatorics",
                "CT": "Category Theory",
                "CV": "Complex Variables",
                "DG": "Differential Geometry",
                "DS": "Dynamical Systems",
                "FA": "Functional Analysis",
                "GM": "General Mathematics",
                "GN": "General Topology",
                "GR": "Group Theory",
                "GT": "Geometric Topology",
                "HO": "History and Overview",
                "IT": "Information Theory",
                "KT": "K-Theory and Homology",
                "LO": "Logic",
                "MG": "Metric Geometry",
                "MP": "Mathematical Physics",
                "NA": "Numerical Analysis",
                "NT": "Number Theory",
                "OA": "Operator Algebras",
                "OC": "Optimization and Control",
                "PR": "Probability",
                "QA": "Quantum Algebra",
                "RA": "Rings and Algebras",
                "RT": "Representation Theory",
                "SG": "Symplectic Geometry",
                "SP": "Spectral Theory",
                "ST": "Statistics Theory",
            ]),
        Archive("math-ph", "Mathematical Physics"),
        Archive(
            "nlin", "Nonlinear Sciences",
            [
                "AO": "Adaptation and Self-Organizing Systems",
                "CD": "Chaotic Dynamics",
                "CG": "Cellular Automata and Lattice Gases",
                "PS": "Pattern Formation and Solitons",
                "SI": "Exactly Solvable and Integrable Systems",
            ]),
        Archive("nucl-ex", "Nuclear Experiment"),
        Archive("nucl-th", "Nuclear Theory"),
        Archive(
            "physics", "Physics",
            [
                "acc-ph": "Accelerator Physics",
                "ao-ph": "Atmospheric and Oceanic Physics",
                "app-ph": "Applied Physics",
                "atm-clus": "Atomic and Molecular Clusters",
                "atom-ph": "Atomic Physics",
                "bio-ph": "Biological Physics",
                "chem-ph": "Chemical Physics",
                "class-ph": "Classical Physics",
                "comp-ph": "Computational Physics",
                "data-an": "Data Analysis, Statistics and Probability",
                "ed-ph": "Physics Education",
                "flu-dyn": "Fluid Dynamics",
                "gen-ph": "General Physics",
                "geo-ph": "Geophysics",
                "hist-ph": "History and Philosophy of Physics",
                "ins-det": "Instrumentation and Detectors",
                "med-ph": "Medical Physics",
                "optics": "Optics",
                "plasm-ph": "Plasma Physics",
                "pop-ph": "Popular Physics",
                "soc-ph": "Physics and Society",
                "space-ph": "Space Physics",
            ]),
        Archive(
            "q-bio", "Quantitative Biology",
            [
                "BM": "Biomolecules",
                "CB": "Cell Behavior",
                "GN": "Genomics",
                "MN": "Molecular Networks",
                "NC": "Neurons and Cognition",
                "OT": "Other Quantitative Biology",
                "PE": "Populations and Evolution",
                "QM": "Quantitative Methods",
                "SC": "Subcellular Processes",
                "TO": "Tissues and Organs",
            ]),
        Archive(
            "q-fin", "Quantitative Finance",
            [
                "CP": "Computational Finance",
                "EC": "Economics",
                "GN": "General Finance",
                "MF": "Mathematical Finance",
                "PM": "Portfolio Management",
                "PR": "Pricing of Securities",
                "RM": "Risk Management",
                "ST": "Statistical Finance",
                "TR": "Trading and Market Microstructure",
            ]),
        Archive("quant-ph", "Quantum Physics"),
        Archive(
            "stat", "Statistics",
            [
                "AP": "Applications",
                "CO": "Computation",
                "ME": "Methodology",
                "ML": "Machine Learning",
                "OT": "Other Statistics",
                "TH": "Statistics Theory",
            ]),
    ]

    /// Two codes for one subject, the second of which stands for both.
    static let aliases: KeyValuePairs<String, String> = [
        "math.MP": "math-ph", "stat.TH": "math.ST", "math.IT": "cs.IT", "cs.NA": "math.NA", "cs.SY": "eess.SY",
        "q-fin.EC": "econ.GN",
    ]

    /// Archives that take no papers any more, and the category that took their place.
    static let retired: KeyValuePairs<String, String> = [
        "acc-phys": "physics.acc-ph",
        "adap-org": "nlin.AO",
        "alg-geom": "math.AG",
        "ao-sci": "physics.ao-ph",
        "atom-ph": "physics.atom-ph",
        "bayes-an": "physics.data-an",
        "chao-dyn": "nlin.CD",
        "chem-ph": "physics.chem-ph",
        "cmp-lg": "cs.CL",
        "comp-gas": "nlin.CG",
        "dg-ga": "math.DG",
        "funct-an": "math.FA",
        "mtrl-th": "cond-mat.mtrl-sci",
        "patt-sol": "nlin.PS",
        "plasm-ph": "physics.plasm-ph",
        "q-alg": "math.QA",
        "solv-int": "nlin.SI",
        "supr-con": "cond-mat.supr-con",
    ]

    /// Archives with categories whose own code stands alone on papers from before they were divided.
    static let undivided = ["astro-ph", "cond-mat", "q-bio"]

    /// Archives that gave out identifiers of the old kind, until March 2007.
    static let oldArchives = Set(archives.map(\.code)).subtracting(["econ", "eess", "q-fin", "stat"])
        .union(retired.map(\.key))
}
