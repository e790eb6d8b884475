; Installs JCM PDD Studio for one user, without administrator rights. Built by packaging/windows/build.sh.
;
; Silent: setup.exe /S [/D=C:\folder with any name]; uninstall.exe /S. Exit codes: 0 done, 1 cancelled, 2 a file could not be
; written, 3 the program is running, 4 no room on the disk, 5 the folder cannot be used, 6 this Windows is too old.
;
; A new version is copied beside the old one, and the two change places only when every file is there. So a full disk, a
; lost connection or a running program leave the old version as it was, and no module of an old version stays behind.

Unicode true
Target amd64-unicode
!ifdef QUICK  ; for tests: larger, and made in seconds
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
CRCCheck force
SetDateSave on
AllowSkipFiles off
RequestExecutionLevel user
ManifestSupportedOS all
ManifestDPIAware true
ManifestLongPathAware true

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include FileFunc.nsh
!include "${FILES}"

!define PRODUCT "JCM PDD Studio"
!define WINDOW "${PRODUCT}.exe"
!define CONSOLE "jcm-pdd.exe"
!define KEY "Software\${PRODUCT}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PRODUCT}"
!define CLASSES "Software\Classes"
!define KIND "JCM-PDD-Studio.Project"
!define SUFFIX ".jcmpdd"

Name "${PRODUCT}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${PRODUCT}"
InstallDirRegKey HKCU "${KEY}" "Folder"
BrandingText "${PRODUCT} ${VERSION}"

Var Installed
Var Needed
Var Free
Var Staging
Var Locked

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "$(FINISH_RUN)"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(KEPT_TOP)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckName
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Japanese"
!include "installer\english.nsh"
!include "installer\japanese.nsh"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${PRODUCT} Setup"
VIAddVersionKey /LANG=0 "CompanyName" "JCM PDD Studio contributors"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache-2.0"

; Ends with a message (none when silent) and an exit code.
!macro Refuse TEXT CODE
  SetErrorLevel ${CODE}
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  DetailPrint "${TEXT}"
  SetErrorLevel ${CODE}
  Quit
!macroend
!define Refuse "!insertmacro Refuse"

; Windows lets nobody write into a program or library that is running: that is how a running one is known.
!macro CheckFile FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $0 "${FILE}" a
    ${If} ${Errors}
      StrCpy $Locked "${FILE}"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
!macroend

; Waits, by asking, until the program is closed; ends with 3 when the user gives up, at once when silent.
!macro WaitUntilClosed
  ${Do}
    StrCpy $Locked ""
    !insertmacro CheckFile "$INSTDIR\${WINDOW}"
    !insertmacro CheckFile "$INSTDIR\${CONSOLE}"
    !insertmacro CheckFile "$INSTDIR\program\python313.dll"
    ${If} $Locked == ""
      ${Break}
    ${EndIf}
    SetErrorLevel 3
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)$\n$\n$Locked" /SD IDCANCEL IDRETRY +2
    Quit
  ${Loop}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    ${Refuse} "$(NEEDS_WINDOWS)" 6
  ${EndIf}
  ReadRegStr $Installed HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $Installed != ""
    ${VersionCompare} "$Installed" "${VERSION}" $0
    ${If} $0 == 1
      MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "$(OLDER)" /SD IDOK IDOK +3
      SetErrorLevel 1
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

; What can be known before anything is written: the length of paths, and whether the folder is somebody else's.
Function CheckName
  StrLen $0 "$INSTDIR"
  IntOp $0 $0 + ${LONGEST}
  IntOp $0 $0 + 13  ; program.new with its separators
  ${If} $0 > 259
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_LONG)" /SD IDOK
    SetErrorLevel 5
    Abort
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\program\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\program\start.py"
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_OURS)" /SD IDOK
    SetErrorLevel 5
    Abort
  ${EndIf}
  SetErrorLevel 0
FunctionEnd

Function CheckDisk
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\program.try" w
  ${If} ${Errors}
    ${Refuse} "$(NO_WRITING)" 5
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\program.try"
  ; The new version stands beside the old one for a moment; small files fill whole blocks of the disk.
  IntOp $Needed ${SIZE_KB} / 1000
  IntOp $Needed $Needed + 40
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r1, p 0, p 0) i .r2'
  System::Int64Op $1 / 1048576
  Pop $Free
  ${If} $2 <> 0
    System::Int64Op $Free < $Needed
    Pop $3
    ${If} $3 = 1
      RMDir "$INSTDIR"  ; goes only when it is empty
      ${Refuse} "$(NO_SPACE)" 4
    ${EndIf}
  ${EndIf}
FunctionEnd

!macro CopyBeside NAME
  File "/oname=${NAME}.new" "${FOLDER}/${NAME}"
!macroend
!macro TakePlace NAME
  Delete "$INSTDIR\${NAME}"
  Rename "$INSTDIR\${NAME}.new" "$INSTDIR\${NAME}"
!macroend

Section "${PRODUCT}" Program
  SectionIn RO
  Call CheckName
  Call CheckDisk
  !insertmacro WaitUntilClosed

  StrCpy $Staging "$INSTDIR\program.new"
  RMDir /r "$Staging"
  !insertmacro CopyProgram
  SetOutPath "$Staging\about"
  File "${FOLDER}/README.txt"
  File "${FOLDER}/LICENSE.txt"
  File "${FOLDER}/CHANGELOG.txt"
  SetOutPath "$INSTDIR"
  !insertmacro CopyBeside "${WINDOW}"
  !insertmacro CopyBeside "${CONSOLE}"

  !insertmacro WaitUntilClosed
  RMDir /r "$INSTDIR\program.old"
  ${If} ${FileExists} "$INSTDIR\program\*.*"
    ClearErrors
    Rename "$INSTDIR\program" "$INSTDIR\program.old"
    ${If} ${Errors}
      Call TakeBack
      ${Refuse} "$(NOT_SWAPPED)" 3
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$Staging" "$INSTDIR\program"
  ${If} ${Errors}
    Rename "$INSTDIR\program.old" "$INSTDIR\program"
    Call TakeBack
    ${Refuse} "$(NOT_SWAPPED)" 3
  ${EndIf}
  !insertmacro TakePlace "${WINDOW}"
  !insertmacro TakePlace "${CONSOLE}"
  RMDir /r "$INSTDIR\program.old"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call Register
  SetErrorLevel 0  ; it was 3 while the program was waited for
SectionEnd

; Removes what was copied so far.
Function TakeBack
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\program.new"
  Delete "$INSTDIR\${WINDOW}.new"
  Delete "$INSTDIR\${CONSOLE}.new"
  RMDir "$INSTDIR"  ; goes only when it is empty
FunctionEnd

Function .onInstFailed
  Call TakeBack
FunctionEnd

Function Register
  WriteRegStr HKCU "${KEY}" "Folder" "$INSTDIR"
  CreateShortCut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\${WINDOW}" "" "$INSTDIR\${WINDOW}" 0 SW_SHOWNORMAL "" "$(COMMENT)"

  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(PROJECT)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${KIND}" ""
  ; A choice that somebody made for these files stays.
  ReadRegStr $0 HKCU "${CLASSES}\${SUFFIX}" ""
  ${If} $0 == ""
    WriteRegStr HKCU "${CLASSES}\${SUFFIX}" "" "${KIND}"
  ${EndIf}
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}" "FriendlyAppName" "${PRODUCT}"
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}\SupportedTypes" "${SUFFIX}" ""

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "JCM PDD Studio contributors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${RefreshShellIcons}
FunctionEnd

; Removes what the installer wrote and nothing else: the folder `program`, the files beside it by name, the folder itself
; only when it is empty then. Projects, settings, library and backups lie elsewhere.
Section "Uninstall"
  ${IfNot} ${FileExists} "$INSTDIR\program\start.py"
    ${Refuse} "$(NOT_OURS)" 5
  ${EndIf}
  !insertmacro WaitUntilClosed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\program"
  RMDir /r "$INSTDIR\program.old"
  RMDir /r "$INSTDIR\program.new"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"

  ; Another copy of the program may have been installed elsewhere since; what points there stays. Names of folders are
  ; not compared, since one folder may have several (drive letters, short names).
  ReadRegStr $0 HKCU "${KEY}" "Folder"
  ${IfNot} ${FileExists} "$0\program\start.py"
    Delete "$SMPROGRAMS\${PRODUCT}.lnk"
    DeleteRegKey HKCU "${CLASSES}\${KIND}"
    DeleteRegValue HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${KIND}"
    DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids"
    ReadRegStr $0 HKCU "${CLASSES}\${SUFFIX}" ""
    ${If} $0 == "${KIND}"
      DeleteRegValue HKCU "${CLASSES}\${SUFFIX}" ""
    ${EndIf}
    DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}"
    DeleteRegKey HKCU "${CLASSES}\Applications\${WINDOW}"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "${KEY}"
    ${RefreshShellIcons}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\*.*"
    DetailPrint "$(LEFT)"
  ${EndIf}
  DetailPrint "$(KEPT)"
  SetErrorLevel 0
SectionEnd
