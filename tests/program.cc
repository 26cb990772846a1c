#include "program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace windscreen::tests {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

nlohmann::json Outcome::json() const {
  auto parsed = nlohmann::json::parse(out, nullptr, false);
  EXPECT_FALSE(parsed.is_discarded()) << out << err;
  return parsed;
}

Program::Program() {
  std::string pattern = (std::filesystem::temp_directory_path() / "windscreen-program-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
  directory_ = pattern;
}

Program::~Program() {
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

Outcome Program::windscreen(const std::vector<std::string>& arguments, const std::string& input) const {
  const std::filesystem::path out = directory_ / ".stdout";
  const std::filesystem::path err = directory_ / ".stderr";
  const std::filesystem::path in = write(".stdin", input);
  const pid_t child = fork();
  if (child == 0) {
    if (chdir(directory_.c_str()) != 0) _exit(126);
    const int given = open(in.c_str(), O_RDONLY);
    if (given < 0 || dup2(given, STDIN_FILENO) < 0) _exit(126);
    close(given);
    setenv("WINDSCREEN_WORKSPACE", (directory_ / "workspace").c_str(), 1);
    const auto redirect = [](const std::filesystem::path& path, int descriptor) {
      const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      if (file < 0) _exit(126);
      dup2(file, descriptor);
      close(file);
    };
    redirect(out, STDOUT_FILENO);
    redirect(err, STDERR_FILENO);
    std::vector<std::string> words = {WINDSCREEN_COMMAND};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execv(pointers[0], pointers.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  Outcome run;
  run.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  run.out = read_file(out);
  run.err = read_file(err);
  return run;
}

std::string Program::write(const std::string& name, const std::string& content) const {
  const std::filesystem::path file = directory_ / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
  return file.string();
}

void Program::init() const {
  const Outcome run = windscreen({"init", "--authority-code", "T01", "--name", "Tinyshire", "--population",
                                  "10000", "--mid-year", "2019"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
}

std::string Program::tiny_authority() const {
  write("ssd/ssd_person.csv",
        "pers_person_id,pers_forename,pers_sex,pers_ethnicity,pers_dob,pers_expected_dob\n"
        "P1,Ada,F,WBRI,01/02/2010,\n"
        "P2,Ben,M,MWBC,29/02/2016,\n"
        "P3,Cal,M,WBRI,2012-07-30,\n"
        "P4,Dot,,,,15-Nov-20\n"
        "P5,Eve,F,AIND,31/12/2008,\n");
  write("ssd/ssd_cin_episodes.csv",
        "cine_referral_id,cine_person_id,cine_referral_date,cine_referral_source_code,cine_referral_nfa,cine_"
        "close_date\n"
        "R1,P1,01/05/2020,6,N,\n"
        "R2,P2,02/03/2020,2A,N,01/09/2020\n"
        "R3,P2,14/09/2020,6,N,\n"
        "R4,P3,10/09/2020,1A,Y,10/09/2020\n"
        "R5,P4,01/09/2020,3A,N,\n"
        "R6,P5,01/02/2019,6,N,\n"
        "R7,P3,31/02/2020,6,N,\n");  // no such day
  write("ssd/ssd_cp_plans.csv",
        "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_latest_"
        "category,cppl_cp_plan_ola\n"
        "C1,P2,01/05/2020,,NEG,\n"
        "C2,P4,20/09/2020,,EMO,N\n"
        "C3,P5,01/10/2019,30/09/2020,NEG,N\n");
  write("ssd/ssd_cla_episodes.csv",
        "clae_cla_episode_id,clae_person_id,clae_cla_id,clae_cla_episode_start_date,clae_cla_episode_start_"
        "reason,"
        "clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason,clae_entered_care_date\n"
        "E1,P1,L1,01/06/2020,S,,,01/06/2020\n");
  write("ssd/ssd_legal_status.csv",
        "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,lega_legal_"
        "status_end_date\n"
        "S1,P1,C1,01/06/2020,\n");
  return path("ssd").string();
}

}  // namespace windscreen::tests
