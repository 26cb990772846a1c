#include "demo/names.h"

#include <array>

namespace windscreen::demo {
namespace {

using namespace std::string_view_literals;

constexpr auto boys = std::to_array<std::string_view>(
    {"Oliver",    "George",   "Noah",    "Arthur",    "Harry",     "Leo",     "Muhammad", "Jack",
     "Charlie",   "Oscar",    "Jacob",   "Henry",     "Thomas",    "Freddie", "Alfie",    "Theo",
     "William",   "Theodore", "Archie",  "Joshua",    "Alexander", "James",   "Isaac",    "Edward",
     "Lucas",     "Tommy",    "Finley",  "Max",       "Logan",     "Ethan",   "Mohammed", "Teddy",
     "Benjamin",  "Arlo",     "Joseph",  "Sebastian", "Harrison",  "Elijah",  "Adam",     "Daniel",
     "Samuel",    "Louie",    "Mason",   "Reuben",    "Albie",     "Rory",    "Jaxon",    "Hugo",
     "Luca",      "Zachary",  "Reggie",  "Hunter",    "Louis",     "Dylan",   "Albert",   "David",
     "Jude",      "Frankie",  "Roman",   "Ezra",      "Toby",      "Riley",   "Carter",   "Ronnie",
     "Frederick", "Gabriel",  "Stanley", "Bobby",     "Jesse",     "Michael", "Elliot",   "Grayson",
     "Liam",      "Jenson",   "Ellis",   "Harley",    "Harvey",    "Jayden",  "Jake",     "Ralph",
     "Rowan",     "Elliott",  "Jasper",  "Ollie",     "Charles",   "Finn",    "Felix",    "Caleb",
     "Chester",   "Jackson",  "Kareem",  "Yusuf",     "Dmitri",    "Kwame",   "José",     "Loïc",
     "André",     "Jürgen",   "Niño"});

constexpr auto girls = std::to_array<std::string_view>(
    {"Olivia",  "Amelia",    "Isla",    "Ava",      "Mia",      "Ivy",     "Lily",     "Isabella", "Rosie",
     "Sophia",  "Grace",     "Freya",   "Willow",   "Florence", "Emily",   "Ella",     "Poppy",    "Evie",
     "Elsie",   "Charlotte", "Evelyn",  "Sienna",   "Sofia",    "Daisy",   "Phoebe",   "Sophie",   "Alice",
     "Harper",  "Matilda",   "Ruby",    "Emilia",   "Maya",     "Millie",  "Isabelle", "Eva",      "Luna",
     "Jessica", "Ada",       "Aria",    "Arabella", "Maisie",   "Esme",    "Eliza",    "Penelope", "Bonnie",
     "Chloe",   "Mila",      "Violet",  "Hallie",   "Scarlett", "Layla",   "Imogen",   "Eleanor",  "Molly",
     "Harriet", "Elizabeth", "Thea",    "Erin",     "Lottie",   "Emma",    "Rose",     "Delilah",  "Bella",
     "Aurora",  "Lola",      "Nancy",   "Ellie",    "Mabel",    "Lucy",    "Ayla",     "Maria",    "Orla",
     "Zara",    "Robyn",     "Hannah",  "Gracie",   "Iris",     "Jasmine", "Darcie",   "Margot",   "Holly",
     "Amelie",  "Amber",     "Georgia", "Edith",    "Maryam",   "Abigail", "Myla",     "Anna",     "Clara",
     "Fatima",  "Aisha",     "Ngozi",   "Priya",    "Zoë",      "Chloé",   "Renée",    "Siân",     "Inés"});

constexpr auto family_names = std::to_array<std::string_view>(
    {"Smith",     "Jones",    "Taylor",   "Brown",       "Williams", "Wilson",     "Johnson",   "Davies",
     "Patel",     "Robinson", "Wright",   "Thompson",    "Evans",    "Walker",     "White",     "Roberts",
     "Green",     "Hall",     "Wood",     "Jackson",     "Clarke",   "Khan",       "Ali",       "Thomas",
     "Harris",    "Lewis",    "Ahmed",    "Hill",        "Cooper",   "Ward",       "Turner",    "Hussain",
     "Martin",    "Moore",    "Clark",    "Begum",       "Harrison", "Morris",     "King",      "Scott",
     "Young",     "Watson",   "Baker",    "Singh",       "Allen",    "Morgan",     "Mitchell",  "Anderson",
     "James",     "Phillips", "Lee",      "Bell",        "Parker",   "Kaur",       "Davis",     "Bennett",
     "Miller",    "Shaw",     "Cook",     "Simpson",     "Price",    "Richardson", "Campbell",  "Collins",
     "Carter",    "Gray",     "Marshall", "Bailey",      "Begley",   "Adams",      "Murphy",    "Hughes",
     "Ellis",     "Foster",   "Chapman",  "Mason",       "Webb",     "Rogers",     "Hunt",      "Palmer",
     "Mills",     "Holmes",   "Knight",   "Stevens",     "Butler",   "Barnes",     "Matthews",  "Russell",
     "Fisher",    "Powell",   "Jenkins",  "Dixon",       "Harvey",   "Pearson",    "Graham",    "Fletcher",
     "Gibson",    "Howard",   "Reynolds", "Ford",        "Payne",    "Woods",      "Fox",       "Day",
     "Lane",      "West",     "Brooks",   "Burton",      "Reid",     "Walsh",      "Doyle",     "O'Brien",
     "Okafor",    "Mensah",   "Nowak",    "Kowalski",    "Ivanova",  "Rossi",      "García",    "Müller",
     "Fernández", "Lefèvre",  "Björk",    "Sørensen",    "Osei",     "Adeyemi",    "Chowdhury", "Rahman",
     "Iqbal",     "Nguyen",   "Chen",     "Wong",        "Ferreira", "Popescu",    "Marku",     "Tesfaye",
     "Haile",     "Karimi",   "Ahmadi",   "Smith-Jones", "Grant",    "Stone",      "Hart",      "Pike",
     "Marsh",     "Frost",    "Winter",   "Barker",      "Cross",    "Dunn",       "Wells",     "Hayes",
     "Weaver",    "Porter",   "Sutton",   "Hardy",       "Nash",     "Page",       "Rose",      "Ryan"});

constexpr auto street_names = std::to_array<std::string_view>(
    {"Alder Close",   "Ashdown Road",   "Badger Lane",  "Beech Avenue", "Bell Street",    "Bluebell Way",
     "Bramble Close", "Bridge Street",  "Brook Lane",   "Castle Hill",  "Chalk Pit Lane", "Cherry Tree Road",
     "Church Lane",   "Copse Road",     "Downs View",   "Elm Grove",    "Fairfield Road", "Farm Lane",
     "Fern Close",    "Foxglove Drive", "Garden Walk",  "Gorse Hill",   "Green Lane",     "Hazel Road",
     "Heath Road",    "High Street",    "Hollow Way",   "Hop Field",    "Ivy Lane",       "Juniper Drive",
     "Kiln Lane",     "Lark Rise",      "Lime Grove",   "Manor Road",   "Market Place",   "Meadow Way",
     "Mill Lane",     "New Road",       "North Street", "Oak Avenue",   "Old Forge Lane", "Orchard Close",
     "Park Road",     "Pond Lane",      "Poplar Road",  "Priory Road",  "Quarry Road",    "Rectory Lane",
     "Ridgeway",      "River Walk",     "Rowan Close",  "School Lane",  "Skylark Way",    "Spring Road",
     "Station Road",  "Sycamore Drive", "The Avenue",   "The Green",    "Vale Road",      "Victoria Road",
     "Warren Road",   "Weald Lane",     "Well Street",  "Willow Way",   "Woodland Road",  "Yew Tree Close"});

constexpr auto town_names = std::to_array<std::string_view>(
    {"Aldermere", "Brackwell", "Cressing Heath", "Dunsmere", "Eastwold", "Farnley Green", "Hartsden",
     "Hollowford", "Kingsmere", "Larkfield Cross", "Millhaven", "Netherby", "Oakhurst", "Pembury Vale",
     "Ridley", "Stanmere"});

constexpr auto ethnicity_codes = std::to_array<Weighted>(
    {{"WBRI", 68.0}, {"WOTH", 7.2}, {"WIRI", 0.6}, {"WIRT", 0.8}, {"WROM", 1.0}, {"MWBC", 2.0}, {"MWBA", 1.0},
     {"MWAS", 2.3},  {"MOTH", 2.6}, {"AIND", 1.2}, {"APKN", 2.0}, {"ABAN", 0.9}, {"AOTH", 2.0}, {"BAFR", 1.7},
     {"BCRB", 0.7},  {"BOTH", 0.9}, {"CHNE", 0.3}, {"OOTH", 1.6}, {"REFU", 0.5}, {"NOBT", 2.7}});

constexpr auto disability_codes = std::to_array<Weighted>({{"NONE", 86.5},
                                                           {"MOB", 1.0},
                                                           {"HAND", 0.3},
                                                           {"PC", 0.7},
                                                           {"INC", 0.5},
                                                           {"COMM", 1.6},
                                                           {"LD", 3.6},
                                                           {"HEAR", 0.4},
                                                           {"VIS", 0.4},
                                                           {"BEH", 1.8},
                                                           {"CON", 0.3},
                                                           {"AUT", 4.6},
                                                           {"DDA", 1.3}});

constexpr auto country_origins = std::to_array<Origin>({{"Afghanistan", "AOTH", 16},
                                                        {"Iran", "OOTH", 14},
                                                        {"Sudan", "BAFR", 22},
                                                        {"Eritrea", "BAFR", 18},
                                                        {"Vietnam", "OOTH", 8},
                                                        {"Albania", "WOTH", 9},
                                                        {"Iraq", "OOTH", 8},
                                                        {"Ethiopia", "BAFR", 5}});

// Surrey 2020-21 by group (table c5); within a group, our own split.
constexpr auto source_codes = std::to_array<Weighted>(
    {{"1A", 3.0}, {"1B", 2.0}, {"1C", 0.9}, {"1D", 2.2}, {"2A", 13.2}, {"2B", 0.7}, {"3A", 3.1}, {"3B", 3.0},
     {"3C", 0.6}, {"3D", 4.2}, {"3E", 3.6}, {"3F", 3.5}, {"4", 0.6},   {"5A", 2.0}, {"5B", 2.3}, {"5C", 4.2},
     {"5D", 1.6}, {"6", 37.6}, {"7", 3.3},  {"8", 6.0},  {"9", 2.4},   {"10", 0.2}});

constexpr auto source_words = std::to_array<std::string_view>({"Individual: family member, relative or carer",
                                                               "Individual: acquaintance",
                                                               "Individual: self",
                                                               "Individual: other",
                                                               "Schools",
                                                               "Education services",
                                                               "Health: general practitioner",
                                                               "Health: health visitor",
                                                               "Health: school nurse",
                                                               "Health: other primary care",
                                                               "Health: emergency department",
                                                               "Health: other",
                                                               "Housing",
                                                               "Council: social care",
                                                               "Council: other department",
                                                               "Council: other authority",
                                                               "Council: out of hours team",
                                                               "Police",
                                                               "Other legal agency",
                                                               "Other",
                                                               "Anonymous",
                                                               "Not known"});

// Table c3, Surrey 2020-21: how often each factor was found, in per cent of assessed episodes.
constexpr auto factor_codes = std::to_array<Weighted>(
    {{"1A", 2.8},   {"1B", 16.4}, {"1C", 2.2},   {"2A", 5.8},  {"2B", 12.7}, {"2C", 3.0},  {"3A", 10.5},
     {"3B", 31.9},  {"3C", 3.9},  {"4A", 21.4},  {"4B", 34.3}, {"4C", 4.3},  {"5A", 15.2}, {"5B", 3.3},
     {"5C", 1.9},   {"6A", 5.9},  {"6B", 4.6},   {"6C", 0.7},  {"7A", 8.0},  {"8B", 0.5},  {"9A", 0.6},
     {"10A", 3.5},  {"11A", 4.4}, {"12A", 0.7},  {"13A", 2.0}, {"14A", 9.7}, {"15A", 8.9}, {"16A", 14.9},
     {"17A", 16.4}, {"18B", 3.1}, {"18C", 11.4}, {"19B", 2.0}, {"19C", 2.4}, {"20", 18.6}, {"22A", 0.1},
     {"23A", 0.4},  {"24A", 2.5}});

}  // namespace

std::span<const std::string_view> boys_names() { return boys; }
std::span<const std::string_view> girls_names() { return girls; }
std::span<const std::string_view> surnames() { return family_names; }
std::span<const std::string_view> streets() { return street_names; }
std::span<const std::string_view> towns() { return town_names; }
std::span<const Weighted> ethnicities() { return ethnicity_codes; }
std::span<const Weighted> disabilities() { return disability_codes; }
std::span<const Origin> origins() { return country_origins; }
std::span<const Weighted> sources() { return source_codes; }
std::string_view source_description(std::size_t source) { return source_words[source]; }
std::span<const Weighted> factors() { return factor_codes; }

}  // namespace windscreen::demo
