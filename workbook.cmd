@echo off
rem The workbook's own command. Builds itself on first use, and after a change to its source.
setlocal
set "HOME_FOLDER=%~dp0"
set "JAR=%HOME_FOLDER%cli\target\workbook.jar"
set "JAVA_COMMAND=java"
if defined JAVA_HOME set "JAVA_COMMAND=%JAVA_HOME%\bin\java"

"%JAVA_COMMAND%" -version >nul 2>&1
if errorlevel 1 (
  echo No Java was found: install JDK 17 or newer, or set JAVA_HOME to it. 1>&2
  exit /b 2
)
set "STALE=1"
if exist "%JAR%" if exist "%HOME_FOLDER%cli\target\lib" (
  powershell -NoProfile -Command "$jar = (Get-Item -LiteralPath $env:JAR).LastWriteTime; $new = Get-ChildItem -Recurse -File -LiteralPath ($env:HOME_FOLDER + 'cli\src\main'), ($env:HOME_FOLDER + 'vocabulary\src\main'), ($env:HOME_FOLDER + 'cli\pom.xml'), ($env:HOME_FOLDER + 'pom.xml') | Where-Object { $_.LastWriteTime -gt $jar }; if ($new) { exit 1 } else { exit 0 }"
  if not errorlevel 1 set "STALE="
)
if defined STALE (
  echo Building the workbook command ^(only now, and after a change to it^) ... 1>&2
  pushd "%HOME_FOLDER%"
  call mvnw.cmd -q -ntp package -pl vocabulary,cli -DskipTests 1>&2
  if errorlevel 1 (
    popd
    exit /b 2
  )
  popd
)
rem The folder ends with a backslash, which would escape the quote: a dot behind it does no harm.
"%JAVA_COMMAND%" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dworkbook.home=%HOME_FOLDER%." -jar "%JAR%" %*
exit /b %ERRORLEVEL%
