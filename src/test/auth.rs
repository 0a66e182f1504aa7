//! Users of a test host: asking for a name and a password, and checking them.
use crate::ORIGIN;
use abi::*;
use api::{Auth, Credential};
use util::bail;
use util::error::Result;

/// The machine that questions name.
const HOST: &str = "localhost";

/// Somebody who may connect.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct User {
    /// The name.
    pub(crate) name: String,
    /// The password; none if the name is enough.
    pub(crate) password: Option<String>,
}

/// Lets the caller in if one of `users` is what it says it is, or if there are none.
pub(crate) fn check(users: &[User], auth: Option<&Auth>) -> Result<()> {
    if users.is_empty() {
        return Ok(());
    }
    let Some(auth) = auth else {
        bail!(VIR_FROM_AUTH: VIR_ERR_INVALID_ARG, "Missing authentication credentials");
    };
    let name = ask_name(auth)?;
    let user = users.iter().find(|user| user.name == name);
    // Somebody unknown is asked all the same, so that names can't be guessed.
    let right = match user {
        Some(User { password: None, .. }) => true,
        Some(User { password, .. }) => *password == Some(ask_password(auth, &name)?),
        None => ask_password(auth, &name).map(|_| false)?,
    };
    if !right {
        bail!(
            VIR_ERR_AUTH_FAILED,
            "authentication failed, see test XML for the correct username/password"
        );
    }
    Ok(())
}

fn ask_name(auth: &Auth) -> Result<String> {
    if !auth.kinds.contains(&VIR_CRED_AUTHNAME) {
        bail!(VIR_FROM_AUTH: VIR_ERR_AUTH_FAILED, "Missing VIR_CRED_AUTHNAME credential type");
    }
    let question = Credential {
        kind: VIR_CRED_AUTHNAME,
        prompt: format!("Enter username for {HOST}"),
        challenge: Some(HOST.to_owned()),
        default: None,
    };
    match ask(auth, question)? {
        Some(name) => Ok(name),
        None => bail!(VIR_FROM_AUTH: VIR_ERR_AUTH_FAILED, "Username request failed"),
    }
}

fn ask_password(auth: &Auth, name: &str) -> Result<String> {
    let secret = |kind: &i32| matches!(*kind, VIR_CRED_PASSPHRASE | VIR_CRED_NOECHOPROMPT);
    let Some(kind) = auth.kinds.iter().copied().find(secret) else {
        bail!(
            VIR_FROM_AUTH: VIR_ERR_OPERATION_UNSUPPORTED,
            "no suitable callback authentication callback was found"
        );
    };
    let prompt = format!("Enter {name}'s password for {HOST}");
    match ask(
        auth,
        Credential {
            kind,
            prompt,
            challenge: None,
            default: None,
        },
    )? {
        Some(password) => Ok(password),
        None => bail!(
            VIR_FROM_AUTH: VIR_ERR_OPERATION_FAILED,
            "failed to retrieve user response for authentication callback"
        ),
    }
}

/// The answer to a question, if there is one.
fn ask(auth: &Auth, question: Credential) -> Result<Option<String>> {
    let Some(callback) = auth.callback else {
        bail!(VIR_FROM_AUTH: VIR_ERR_INVALID_ARG, "Missing authentication callback");
    };
    Ok(callback(&[question]).and_then(|answers| answers.into_iter().next().flatten()))
}
