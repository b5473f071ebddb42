/// The names and words that generated catalogues are made of. Common things, in no one's order.
enum NameStock {
    /// Families that tens of millions bear, most common first.
    static let veryFrequentFamilies = [
        "Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Xu", "Sun", "Kim", "Lee", "Park",
        "Lin", "Guo", "He", "Tang", "Feng", "Deng", "Xie", "Choi", "Jung", "Zheng", "Cheng", "Cao", "Peng", "Pan", "Lu",
    ]
    /// The top of European, Indian and Arabic lists, most common first.
    static let frequentFamilies = [
        "Smith", "García", "Rossi", "Müller", "Kumar", "Martin", "Singh", "Ivanov", "Johnson", "Ferrari", "Schmidt",
        "Rodríguez", "Brown", "Petrov", "Fernández", "Khan", "Bernard", "Russo", "Weber", "López", "Gupta", "Ahmed",
        "Williams", "Romano", "Fischer", "Sharma", "Dubois", "Nováková", "Pérez", "Kowalski", "Costa", "Hansen",
    ]
    /// Halves of families that few bear.
    static let rareStems = [
        "Bald", "Luc", "Perug", "Salv", "Trac", "Mign", "Vent", "Cast", "Barb", "Gerb", "Trav", "Scar", "Brun", "Cald",
        "Dur", "Fal", "Gall", "Lomb", "Mant", "Nard", "Orl", "Pall", "Quar", "Rav", "Sart", "Tass", "Urb", "Vall",
        "Zamp", "Hoff", "Kell", "Lind", "Stein", "Wink", "Brand", "Kreutz", "Halv", "Thorv", "Szab", "Kov", "Hask",
        "Pend", "Wether", "Ash", "Thorn", "Kerr", "Lanc", "Dev", "Mondr", "Berth",
    ]
    static let rareEndings = [
        "assi", "ibello", "ini", "atesta", "oni", "ucci", "aro", "acco", "elot", "eri", "ani", "ese", "ado", "ieri",
        "mann", "inger", "auer", "wood", "ley", "ström", "sen", "vist", "ács", "ovic", "ier", "andó", "ard", "olt",
        "ével", "ötz",
    ]
    static let compoundFamilies = [
        "Sarao Mannoni", "Arola-Fernández", "Chinea Manrique", "Dalla Valle", "Garrido Merchán", "Schwalbe-Koda",
        "Zavatone-Veth", "Ricci-Torriani", "Moreno Ruiz", "Lecuyer-Blanc",
    ]
    /// A particle and what follows it.
    static let particleFamilies = [
        ("von", "Osterwald"), ("van", "Nieuwenhuis"), ("Della", "Vecchiarelli"), ("de la", "Torrente"),
        ("van den", "Broekaert"), ("von der", "Heidt"), ("van", "Rossemaal"), ("De", "Santillis"), ("di", "Lorenzetti"),
        ("Dal", "Maschiotto"),
    ]
    static let europeanGivens = [
        "Carlo", "Enrico", "Clarissa", "Francesca", "Matteo", "Elena", "Giulia", "Luca", "Marco", "Anna", "Peter",
        "Thomas", "Julia", "Katharina", "Stefan", "Martin", "Claire", "Pierre", "Hélène", "Antoine", "Émile", "Lucía",
        "José", "Andrés", "Inés", "Pablo", "Laura", "Sarah", "John", "Emma", "David", "Paul", "Rebecca", "Oliver",
        "Magnus", "Ingrid", "Lars", "Piotr", "Zofia", "Tomáš", "Jana", "István", "Eszter", "Priya", "Arjun", "Ravi",
        "Fatima", "Omar", "Yasmin", "Leila", "Georg", "Beatrice", "Davide", "Simona", "Nicola", "Victor", "Ulrich",
    ]
    static let middleNames = ["Maria", "Livio", "Alexander", "James", "Ruth", "Emil", "Paul", "Teresa", "Karl", "Ivan"]
    /// Spellings of one given name; the first is the person's own.
    static let transliterations = [
        ["Alexey", "Aleksei", "Alexei"], ["Yuri", "Iouri", "Yury"], ["Mohammad", "Muhammad", "Mohammed"],
        ["Sergey", "Sergei"], ["Dmitry", "Dmitri"], ["Andrey", "Andrei"], ["Nikolai", "Nikolay"],
    ]
    static let shortEastAsianGivens = [
        "Wei", "Jing", "Lei", "Yan", "Li", "Min", "Jun", "Hui", "Tao", "Chao", "Bo", "Ying", "Xin", "Yu", "Peng",
    ]
    /// Two syllables each, written joined, hyphened or apart.
    static let longEastAsianGivens = [
        ["Jian", "nan"], ["Xiao", "ming"], ["Wen", "long"], ["Zi", "xiang"], ["Yu", "han"], ["Jia", "xin"],
        ["Ming", "wei"], ["Guo", "zhang"], ["Hai", "ping"], ["Shi", "yu"], ["Qing", "feng"], ["Zhi", "peng"],
        ["Rui", "heng"], ["Lan", "qing"], ["Dong", "mei"], ["Seung", "hyun"], ["Ji", "woo"], ["Min", "jun"],
        ["Hao", "ran"], ["Tian", "yi"], ["Chun", "lei"], ["Bao", "shan"], ["Ke", "fan"], ["Yong", "jie"],
    ]

    // MARK: Words

    /// What a title is about; a community takes a few.
    static let topics = [
        "perceptron", "entropy", "landscape", "replica", "attention", "transformer", "diffusion", "kernel", "dropout",
        "retrieval", "memory", "glass", "percolation", "epidemic", "lattice", "polymer", "protein", "folding", "genome",
        "plasma", "turbulence", "vortex", "galaxy", "neutrino", "quark", "boson", "qubit", "circuit", "entanglement",
        "photon", "cavity", "laser", "spin", "magnet", "superconductor", "graphene", "topology", "manifold", "knot",
        "graph", "matching", "colouring", "routing", "auction", "equilibrium", "market", "portfolio", "volatility",
        "climate", "ocean", "glacier", "aerosol", "catalyst", "enzyme", "membrane", "neuron", "synapse", "cortex",
        "speech", "translation", "parsing", "retina", "segmentation", "tracking", "robot", "grasping", "planning",
        "reward", "bandit", "regret", "privacy", "federation", "poisoning", "encryption", "hashing", "compression",
        "sampling", "annealing", "inference", "likelihood", "posterior", "causality", "regression", "clustering",
        "wavelet", "spectrum", "resonance", "soliton", "interface", "fracture", "granule", "colloid", "droplet",
        "swarm", "foraging", "phylogeny", "mutation", "immunity", "antibody", "vaccine", "tumour", "biomarker",
    ]
    static let qualities = [
        "sparse", "dense", "robust", "adaptive", "hierarchical", "stochastic", "deterministic", "convex", "nonlinear",
        "random", "overparameterised", "quantum", "classical", "dynamic", "static", "local", "global", "optimal",
        "approximate", "exact", "asymmetric", "symmetric", "bounded", "heavy-tailed", "directed", "weighted",
        "temporal", "spatial", "continuous", "discrete", "multilayer", "shallow", "disordered", "structured",
        "low-rank", "high-dimensional", "active", "passive", "coupled", "driven",
    ]
    static let actions = [
        "optimization", "generalization", "analysis", "estimation", "characterization", "detection", "control",
        "learning", "modelling", "prediction", "recovery", "stability", "universality", "scaling", "transport",
        "localization", "synchronization", "classification", "behaviour", "relaxation",
    ]
    static let plainWords = [
        "we", "show", "that", "the", "of", "and", "in", "with", "results", "method", "model", "study", "find", "this",
        "which", "under", "between", "present", "propose", "framework", "theory", "numerical", "evidence", "large",
        "small", "limit", "regime", "transition", "systems", "data", "problem", "structure", "general", "known",
    ]
    static let commonTitles = ["Introduction", "Deep learning", "Editorial", "Neural networks", "Conclusions"]
    static let institutions = [
        "harvard", "eth zurich", "bocconi", "politecnico di torino", "epfl", "kyoto", "toronto", "sorbonne", "oxford",
        "ucl", "max planck", "tel aviv", "leuven", "uppsala", "sapienza", "princeton", "caltech", "tsinghua",
    ]
    static let tags = ["LG", "DIS-NN", "STAT-MECH", "ML", "QUANT-PH", "MATH-PH", "CV", "IR"]
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
